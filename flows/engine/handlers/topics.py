"""Whether a typed text is a question the guide has an answer to."""

from collections.abc import Iterable

from flows.definition.kinds import Ask, Entries
from flows.engine.context import Scene
from flows.reading.texts import clean

MARKS = ("?", "？", "؟")
STARTS = ("how ", "what ", "when ", "why ", "can ", "who ", "where ", "is ", "do ", "does ")
LONGEST = 200


def topic_of(scene: Scene, text: str) -> str | None:
    """Return the topic a text asks for, or None.

    A question is short and ends with its mark, or begins like one; where the buyer writes in
    their own words only the mark counts, so that no answer is taken for a question.
    """
    asked = clean(text).casefold()
    free = isinstance(scene.step.kind, Ask | Entries)
    titles = {scene.guide.texts[f"topic.{each.id}.title"]: each.id for each in scene.guide.topics}
    named = next((name for title, name in titles.items() if title.casefold() == asked), None)
    if named and (asked.endswith(MARKS) or not free):
        return named
    marked = asked.endswith(MARKS)
    if len(asked) > LONGEST or not (marked or (asked.startswith(STARTS) and not free)):
        return None
    ranked = [(_shared(asked, topic.keywords), topic.id) for topic in scene.guide.topics]
    best = max(ranked, key=lambda pair: pair[0], default=(0, ""))
    return best[1] if best[0] else None


def _shared(asked: str, keywords: Iterable[str]) -> int:
    return sum(len(keyword) for keyword in keywords if keyword.casefold() in asked)
