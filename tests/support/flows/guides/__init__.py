"""Small guides: each the smallest that shows what it is for."""

from typing import Any

from flows.definition.vocabulary import End, Guide, Phase, Step
from flows.lint.guide import lint_guide

END = Step("end", End(), "The end.")


def small(*steps: Step, **fields: Any) -> Guide:
    """Return a guide of one phase: these steps, then an end unless they have one.

    Raises GuideError for one that is declared wrongly.
    """
    ends = steps if isinstance(steps[-1].kind, End) else (*steps, END)
    guide = Guide("small", "Small", (Phase("only", "The only phase", ends),), **fields)
    lint_guide(guide)
    return guide
