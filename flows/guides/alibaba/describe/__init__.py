"""Phase two, describe the issue: the facts of the problem, and the text of the claim."""

from flows.definition.vocabulary import Phase
from flows.guides.alibaba.describe import claim_lines, problem_details, refund_request

DESCRIBE = Phase(
    id="describe",
    title="Describe the issue",
    steps=(*problem_details.STEPS, *claim_lines.STEPS, *refund_request.STEPS),
)
