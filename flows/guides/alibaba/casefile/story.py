"""What the buyer told in free text: the first words on the problem, then the story."""

from collections.abc import Iterator, Mapping

from flows.definition.vocabulary import Known

FIRST: Mapping[str, str] = {
    "problem_other": "",
    "damage_what": "",
    "label_says": "The label says: ",
    "asked_where": "Where I was asked to pay: ",
}
"""What stands before the words of a step; nothing where they speak for themselves."""


def list_story(known: Known) -> tuple[str, ...]:
    """Return the buyer's own words, a paragraph each; what was told twice stands once."""
    told = known.value("story")
    later = told if isinstance(told, tuple) else ()
    return (*_iter_first(known, later), *later)


def _iter_first(known: Known, later: tuple[str, ...]) -> Iterator[str]:
    for step, lead in FIRST.items():
        words = known.text(step)
        if words and not any(words in part for part in later):
            yield lead + words
