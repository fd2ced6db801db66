"""Small guides: each the smallest that shows what it is for."""

from typing import Any

from flows.definition.vocabulary import End, Guide, Phase, Step

END = Step("end", End(), "The end.")


def small(*steps: Step, **fields: Any) -> Guide:
    """Return a guide of one phase: these steps, then an end unless they have one."""
    ends = steps if isinstance(steps[-1].kind, End) else (*steps, END)
    return Guide("small", "Small", (Phase("only", "The only phase", ends),), **fields)
