"""The linter every guide passes when it is loaded: it names the step that is declared wrongly."""

import re
from collections import deque
from collections.abc import Iterator
from datetime import timedelta

from flows.definition.controls import TOKEN_BYTES
from flows.definition.deadlines import TIME_LEFT
from flows.definition.guide import Guide
from flows.definition.kinds import (
    TIME_WAITED,
    Amount,
    Choose,
    Count,
    Day,
    End,
    Exhibits,
    StepKind,
    Wait,
)
from flows.definition.rules import Rule
from flows.definition.steps import Step
from flows.definition.texts import find_placeholders
from flows.lint.evidence import check_evidence, check_order_fields, map_check_placeholders
from flows.lint.nudges import check_nudges
from flows.lint.references import check_references
from flows.model.errors import GuideError

NAME_PATTERN = re.compile(r"[a-z][a-z0-9_]{1,23}")
QUESTION_CHARACTERS, BUTTON_CHARACTERS = 420, 40
WORKING_DAY = timedelta(days=7) / 5
TAG_PATTERN = re.compile(r"</?(b|i|u|s|code|pre|blockquote)>")


def lint_guide(guide: Guide) -> None:
    """Raise GuideError with every complaint about the guide, one a line."""
    complaints = [*_check_names(guide)]
    complaints = complaints or [
        *_check_paths(guide),
        *_check_rules(guide),
        *_check_texts(guide),
        *check_references(guide),
    ]
    complaints = complaints or [
        *_check_ladders(guide),
        *check_nudges(guide),
        *_check_reachability(guide),
    ]
    complaints = complaints or [*check_evidence(guide), *check_order_fields(guide)]
    if complaints:
        raise GuideError(f"guide {guide.id}:\n" + "\n".join(complaints))


def _list_steps(guide: Guide) -> list[Step]:
    return [step for phase in guide.phases for step in phase.steps]


def _check_names(guide: Guide) -> Iterator[str]:
    seen = set[str]()
    for step in _list_steps(guide):
        if not NAME_PATTERN.fullmatch(step.id):
            yield f"{step.id}: is no name (a-z, 0-9, _, at most 24)"
        if step.id in seen:
            yield f"{step.id}: is declared twice"
        seen.add(step.id)
        for token in step.kind.list_labels():
            if not NAME_PATTERN.fullmatch(token):
                yield f"{step.id}: the option {token} is no name"
            prefix = "!later-" if isinstance(step.kind, Exhibits) else ""
            if len(f"{step.id}{prefix}{token}") > TOKEN_BYTES:
                yield f"{step.id}: the button {token} does not fit its 64 bytes"
        yield from _check_step(step)
    if not seen:
        yield "has no steps"
    elif not isinstance(_list_steps(guide)[-1].kind, End):
        yield f"{_list_steps(guide)[-1].id}: the last step must be an end"


def _check_step(step: Step) -> Iterator[str]:
    if isinstance(step.kind, End) and step.paths:
        yield f"{step.id}: an end leads nowhere"
    if isinstance(step.kind, Choose | Wait) and not step.kind.options:
        yield f"{step.id}: offers nothing to pick"
    for move in step.moves:
        fitting = [path for path in step.paths if path.move in (None, move)]
        if step.paths and (not fitting or fitting[-1].when is not None):
            yield f"{step.id}: the move {move} has no sure path"
    for path in step.paths:
        if path.move is not None and path.move not in step.moves:
            yield f"{step.id}: cannot be left by {path.move}"


def _check_paths(guide: Guide) -> Iterator[str]:
    place = {name: n for n, name in enumerate(guide.step_ids)}
    for step in guide.steps.values():
        for path in guide.paths[step.id]:
            if path.target not in place:
                yield f"{step.id}: leads to {path.target}, which is no step"
            elif (place[path.target] <= place[step.id]) != path.again:
                where = f"{step.id}: the path to {path.target}"
                yield f"{where} must say again exactly if it leads back"


def _check_rules(guide: Guide) -> Iterator[str]:
    place = {name: n for n, name in enumerate(guide.step_ids)}
    for step in guide.steps.values():
        for rule in _list_rules(step):
            for read in sorted(rule.source_steps):
                if place.get(read, len(place)) > place[step.id]:
                    yield f"{step.id}: a rule reads {read}, which does not come earlier"
        for read in _list_source_steps(step.kind):
            if place.get(read, len(place)) >= place[step.id]:
                yield f"{step.id}: looks at {read}, which does not come earlier"


def _list_source_steps(kind: StepKind) -> Iterator[str]:
    match kind:
        case Day(after=after, payment=payment, since=since):
            yield from filter(None, (after, payment, since))
        case Amount(like=read) | Wait(anchor=read) if read:
            yield read
        case Count(upto=upto, among=among):
            yield from filter(None, (upto, among))


def _check_ladders(guide: Guide) -> Iterator[str]:
    for step in guide.steps.values():
        if isinstance(step.kind, Wait):
            instants = [
                rung.offset + WORKING_DAY * rung.working_days for rung in step.kind.nudge_steps
            ]
            if instants != sorted(instants):
                yield f"{step.id}: its rungs do not stand in the order in which they fall"
            if any(rung.working_days for rung in step.kind.nudge_steps) and not step.kind.china:
                yield f"{step.id}: counts working days in China, so its silence is china's"
        if isinstance(step.kind, Amount | Count):
            for each in step.kind.figures:
                if each.id not in guide.figures:
                    yield f"{step.id}: there is no figure {each.id}"


def _list_rules(step: Step) -> Iterator[Rule]:
    yield from (path.when for path in step.paths if path.when)
    yield from (note.when for note in step.notes)
    if step.skip_when:
        yield step.skip_when
    if isinstance(step.kind, Choose | Wait | Day):
        yield from (option.when for option in step.kind.options if option.when)
    if isinstance(step.kind, Exhibits):
        yield from (line.when for line in step.kind.lines if line.when)


def _check_texts(guide: Guide) -> Iterator[str]:
    fillable = {*guide.steps, *guide.figures, *(deadline.id for deadline in guide.deadlines)}
    filled_by_checks = map_check_placeholders(guide)
    for slot, text in guide.texts.items():
        if not text.strip():
            yield f"{slot}: is empty"
        try:
            own = _find_own_placeholders(slot) | filled_by_checks.get(slot, frozenset())
            unknown = find_placeholders(text) - fillable - own
        except ValueError as error:
            yield f"{slot}: {error}"
            continue
        if unknown:
            yield f"{slot}: nothing fills {', '.join(sorted(unknown))}"
        if "<" in text:
            yield from _check_tags(slot, text)
        if slot.endswith(".ask") and len(text) > QUESTION_CHARACTERS:
            yield f"{slot}: {len(text)} characters, at most {QUESTION_CHARACTERS} fit a phone"
    for step in guide.steps.values():
        for token, label in step.kind.list_labels().items():
            if len(label) > BUTTON_CHARACTERS:
                yield f"{step.id}: the label of {token} is longer than {BUTTON_CHARACTERS}"


def _find_own_placeholders(slot: str) -> frozenset[str]:
    """Return what fills the texts of nudges alone: the time left or waited, as they leave."""
    if ".alert" in slot:
        return frozenset({TIME_LEFT})
    is_waiting = ".rung" in slot or slot.startswith("idle.")
    return frozenset({TIME_WAITED}) if is_waiting else frozenset()


def _check_tags(slot: str, text: str) -> Iterator[str]:
    if _has_open_tags(text):
        yield f"{slot}: the tags do not close"
    if "<" in TAG_PATTERN.sub("", text):
        yield f"{slot}: a tag is unknown; a bare < is written &lt;"


def _has_open_tags(text: str) -> bool:
    open_tags = list[str]()
    for found in TAG_PATTERN.finditer(text):
        if not found[0].startswith("</"):
            open_tags.append(found[1])
        elif not open_tags or open_tags.pop() != found[1]:
            return True
    return bool(open_tags)


def _check_reachability(guide: Guide) -> Iterator[str]:
    found, waiting = {guide.step_ids[0]}, deque([guide.step_ids[0]])
    while waiting:
        for path in guide.paths[waiting.popleft()]:
            if path.target not in found:
                found.add(path.target)
                waiting.append(path.target)
    yield from (f"{name}: cannot be reached" for name in guide.step_ids if name not in found)
