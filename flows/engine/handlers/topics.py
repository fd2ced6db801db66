"""Whether a typed text is a question the guide has an answer to."""

from collections.abc import Iterable

from flows.definition.kinds import Ask, Story
from flows.engine.context import Context
from flows.engine.typed_text import Typed
from flows.model.events.buyer import Asked

QUESTION_MARKS = ("?", "？", "؟")
QUESTION_STARTS = (
    "how ",
    "what ",
    "when ",
    "why ",
    "can ",
    "who ",
    "where ",
    "is ",
    "do ",
    "does ",
)
MAX_CHARACTERS = 200


def is_question(typed: Typed) -> bool:
    """Whether a text both begins like a question and ends with its mark."""
    asked = typed.folded
    return asked.startswith(QUESTION_STARTS) and asked.endswith(QUESTION_MARKS)


def interpret_question(context: Context, typed: Typed) -> Asked | None:
    """Return the topic a text asks for, or None.

    A question is short and ends with its mark, or begins like one; where the buyer writes in
    their own words only the mark counts, so that no answer is taken for a question.
    """
    asked = typed.folded
    free = isinstance(context.step.kind, Ask | Story)
    titles = {
        context.guide.texts[f"topic.{each.id}.title"]: each.id for each in context.guide.topics
    }
    named = next((name for title, name in titles.items() if title.casefold() == asked), None)
    if named and (asked.endswith(QUESTION_MARKS) or not free):
        return Asked(named)
    marked = asked.endswith(QUESTION_MARKS)
    if len(asked) > MAX_CHARACTERS or not (
        marked or (asked.startswith(QUESTION_STARTS) and not free)
    ):
        return None
    ranked = [(_score_keywords(asked, topic.keywords), topic.id) for topic in context.guide.topics]
    best = max(ranked, key=lambda pair: pair[0], default=(0, ""))
    return Asked(best[1]) if best[0] else None


def _score_keywords(asked: str, keywords: Iterable[str]) -> int:
    return sum(len(keyword) for keyword in keywords if keyword.casefold() in asked)
