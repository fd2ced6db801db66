"""The linter every guide passes at import: it names the step that is declared wrongly."""

import re
from collections import deque
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from flows.definition.deadlines import LEFT
from flows.definition.kinds import Amount, Choose, Count, Day, End, Exhibits, Kind, Wait
from flows.definition.rules import Rule
from flows.definition.steps import Step
from flows.definition.texts import BUTTON_CHARACTERS, placeholders
from flows.lint.evidence import filled_by_check, of_evidence, of_roles
from flows.lint.nudges import of_followups
from flows.model.errors import GuideError

if TYPE_CHECKING:
    from flows.definition.guide import Guide

NAME = re.compile(r"[a-z][a-z0-9_]{1,23}")
QUESTION_CHARACTERS = 420
TOKEN_BYTES = 64 - len("c3f9x2ab:") - len(":99:")
A_WORKING_DAY = timedelta(days=7) / 5
TAGS = re.compile(r"</?(b|i|u|s|code|pre|blockquote)>")


def check(guide: "Guide") -> None:
    """Raise GuideError with every complaint about the guide, one a line."""
    complaints = [*_names(guide)]
    complaints = complaints or [*_paths(guide), *_rules(guide), *_texts(guide), *_references(guide)]
    complaints = complaints or [*_ladders(guide), *of_followups(guide), *_reached(guide)]
    complaints = complaints or [*of_evidence(guide), *of_roles(guide)]
    if complaints:
        raise GuideError(f"guide {guide.id}:\n" + "\n".join(complaints))


def _all(guide: "Guide") -> list[Step]:
    return [step for phase in guide.phases for step in phase.steps]


def _names(guide: "Guide") -> Iterator[str]:
    seen = set[str]()
    for step in _all(guide):
        if not NAME.fullmatch(step.id):
            yield f"{step.id}: is no name (a-z, 0-9, _, at most 24)"
        if step.id in seen:
            yield f"{step.id}: is declared twice"
        seen.add(step.id)
        for token in step.kind.labels():
            if not NAME.fullmatch(token):
                yield f"{step.id}: the option {token} is no name"
            prefix = "!later-" if isinstance(step.kind, Exhibits) else ""
            if len(f"{step.id}{prefix}{token}") > TOKEN_BYTES:
                yield f"{step.id}: the button {token} does not fit its 64 bytes"
        yield from _own_paths(step)
    if not seen:
        yield "has no steps"
    elif not isinstance(_all(guide)[-1].kind, End):
        yield f"{_all(guide)[-1].id}: the last step must be an end"


def _own_paths(step: Step) -> Iterator[str]:
    if isinstance(step.kind, End) and step.paths:
        yield f"{step.id}: an end leads nowhere"
    if isinstance(step.kind, Choose | Wait) and not step.kind.options:
        yield f"{step.id}: offers nothing to pick"
    for move in step.moves:
        fitting = [path for path in step.paths if path.on in (None, move)]
        if step.paths and (not fitting or fitting[-1].when is not None):
            yield f"{step.id}: the move {move} has no sure path"
    for path in step.paths:
        if path.on is not None and path.on not in step.moves:
            yield f"{step.id}: cannot be left by {path.on}"


def _paths(guide: "Guide") -> Iterator[str]:
    place = {name: n for n, name in enumerate(guide.order)}
    for step in guide.steps.values():
        for path in guide.paths(step):
            if path.to not in place:
                yield f"{step.id}: leads to {path.to}, which is no step"
            elif (place[path.to] <= place[step.id]) != path.again:
                yield f"{step.id}: the path to {path.to} must say again exactly if it leads back"


def _rules(guide: "Guide") -> Iterator[str]:
    place = {name: n for n, name in enumerate(guide.order)}
    for step in guide.steps.values():
        for rule in _rules_of(step):
            for read in sorted(rule.reads):
                if place.get(read, len(place)) > place[step.id]:
                    yield f"{step.id}: a rule reads {read}, which does not come earlier"
        for read in _looked_at(step.kind):
            if place.get(read, len(place)) >= place[step.id]:
                yield f"{step.id}: looks at {read}, which does not come earlier"


def _looked_at(kind: Kind) -> Iterator[str]:
    match kind:
        case Amount(like=read) | Count(upto=read) | Day(after=read) | Wait(anchor=read) if read:
            yield read


def _ladders(guide: "Guide") -> Iterator[str]:
    for step in guide.steps.values():
        if isinstance(step.kind, Wait):
            instants = [rung.after + A_WORKING_DAY * rung.working_days for rung in step.kind.rungs]
            if instants != sorted(instants):
                yield f"{step.id}: its rungs do not stand in the order in which they fall"
            if any(rung.working_days for rung in step.kind.rungs) and not step.kind.china:
                yield f"{step.id}: counts working days in China, so its silence is china's"
        if isinstance(step.kind, Amount):
            for each in step.kind.figures:
                if each.id not in guide.figures:
                    yield f"{step.id}: there is no figure {each.id}"


def _rules_of(step: Step) -> Iterator[Rule]:
    yield from (path.when for path in step.paths if path.when)
    if isinstance(step.kind, Choose | Wait):
        yield from (option.when for option in step.kind.options if option.when)
    if isinstance(step.kind, Exhibits):
        yield from (line.when for line in step.kind.lines if line.when)


def _texts(guide: "Guide") -> Iterator[str]:
    fillable = {*guide.steps, *guide.figures, *(deadline.id for deadline in guide.deadlines)}
    for slot, text in guide.texts.items():
        if not text.strip():
            yield f"{slot}: is empty"
        try:
            told = {LEFT} if ".alert" in slot else filled_by_check(guide, slot)
            unknown = placeholders(text) - fillable - told
        except ValueError as error:
            yield f"{slot}: {error}"
            continue
        if unknown:
            yield f"{slot}: nothing fills {', '.join(sorted(unknown))}"
        if _open_tags(text):
            yield f"{slot}: the tags do not close"
        if "<" in TAGS.sub("", text):
            yield f"{slot}: a tag is unknown; a bare < is written &lt;"
        if slot.endswith(".ask") and len(text) > QUESTION_CHARACTERS:
            yield f"{slot}: {len(text)} characters, at most {QUESTION_CHARACTERS} fit a phone"
    for step in guide.steps.values():
        for token, label in step.kind.labels().items():
            if len(label) > BUTTON_CHARACTERS:
                yield f"{step.id}: the label of {token} is longer than {BUTTON_CHARACTERS}"


def _open_tags(text: str) -> bool:
    open_tags = list[str]()
    for found in TAGS.finditer(text):
        if not found[0].startswith("</"):
            open_tags.append(found[1])
        elif not open_tags or open_tags.pop() != found[1]:
            return True
    return bool(open_tags)


def _references(guide: "Guide") -> Iterator[str]:
    letters = {letter.id for letter in guide.letters}
    topics = {topic.id for topic in guide.topics}
    for step in guide.steps.values():
        for letter in step.letters:
            if letter not in letters:
                yield f"{step.id}: there is no letter {letter}"
        for topic in step.topics:
            if topic not in topics:
                yield f"{step.id}: there is no topic {topic}"
        rungs = step.kind.rungs if isinstance(step.kind, Wait) else ()
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
        watched = deadline.when.reads if deadline.when else frozenset[str]()
        anchors = {anchor.step for anchor in deadline.anchors}
        for name in sorted({*watched, *anchors, deadline.page or guide.order[0]}):
            if name not in guide.steps:
                yield f"deadline {deadline.id}: there is no step {name}"


def _reached(guide: "Guide") -> Iterator[str]:
    found, waiting = {guide.order[0]}, deque([guide.order[0]])
    while waiting:
        for path in guide.paths(guide.steps[waiting.popleft()]):
            if path.to not in found:
                found.add(path.to)
                waiting.append(path.to)
    yield from (f"{name}: cannot be reached" for name in guide.order if name not in found)
