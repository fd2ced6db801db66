"""Phase two, describe the issue: the facts of the problem, and the text of the claim."""

from flows.definition.vocabulary import Phase
from flows.guides.alibaba import lines, problems, request

DESCRIBE = Phase(
    id="describe",
    title="Describe the issue",
    steps=(*problems.STEPS, *lines.STEPS, *request.STEPS),
)
