"""The linter's part about names: letters, topics, facts and steps that are nowhere declared."""

from collections.abc import Iterator

from flows.definition.guide import Guide
from flows.definition.kinds import Choose, StepKind, Wait


def check_references(guide: Guide) -> Iterator[str]:
    """Yield what a guide names and has not: letters, topics, facts, steps of deadlines."""
    letters = {letter.id for letter in guide.letters}
    topics = {topic.id for topic in guide.topics}
    shown = set[str]()
    for step in guide.steps.values():
        for letter in step.letters:
            if letter not in letters:
                yield f"{step.id}: there is no letter {letter}"
        shown.update(step.letters)
        for name, letter in _list_sent_letters(step.kind):
            if letter not in shown:
                where = "which is not shown there or before"
                yield f"{step.id}: {name} sends the letter {letter}, {where}"
        for topic in step.topics:
            if topic not in topics:
                yield f"{step.id}: there is no topic {topic}"
        rungs = step.kind.nudge_steps if isinstance(step.kind, Wait) else ()
        for letter in {rung.letter for rung in rungs} - {"", *letters}:
            yield f"{step.id}: there is no letter {letter}"
        for fact in step.facts:
            if fact not in guide.facts:
                yield f"{step.id}: there is no fact {fact}"
    if guide.subject and guide.subject not in guide.steps:
        yield f"there is no step {guide.subject} to name a case"
    for deadline in guide.deadlines:
        for alert in deadline.alerts:
            if alert.letter and alert.letter not in letters:
                yield f"deadline {deadline.id}: there is no letter {alert.letter}"
        for fact in deadline.facts:
            if fact not in guide.facts:
                yield f"deadline {deadline.id}: there is no fact {fact}"
        rules = filter(None, (deadline.when, deadline.page_wins, deadline.page_limits))
        watched = frozenset[str]().union(*(rule.source_steps for rule in rules))
        anchors = {anchor.step for anchor in deadline.anchors}
        for name in sorted({*watched, *anchors, deadline.page or guide.step_ids[0]}):
            if name not in guide.steps:
                yield f"deadline {deadline.id}: there is no step {name}"


def _list_sent_letters(kind: StepKind) -> Iterator[tuple[str, str]]:
    """Yield each letter that an answer reports as sent, with the token of that answer."""
    tokens = (each.id for each in kind.options) if isinstance(kind, Choose | Wait) else ("go",)
    yield from ((token, letter) for token in tokens for letter in kind.list_sent_letters(token))
