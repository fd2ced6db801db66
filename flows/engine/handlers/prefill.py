"""Answers read from a picture of the order page: proposed for a yes or no, never given by itself.

A proposal is one that a yes would settle: it is read as if it were typed, before it is shown.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from flows.definition.controls import TOKEN_BYTES
from flows.definition.guide import Guide
from flows.engine.context import Context, Turn
from flows.engine.typed_text import Typed
from flows.model.case import Case, Proposal, Spot, Value
from flows.model.effects import Clear, Show, Toast
from flows.model.errors import MisreadError
from flows.model.money import Money

YES_PREFIX, NO_TOKEN = "!yes-", "!no"
"""The buttons of a proposal; that of the yes carries the value the buyer saw."""

YES_WORDS = frozenset({"yes", "y", "yep", "right", "correct", "that is right", "ok"})
NO_WORDS = frozenset({"no", "n", "nope", "wrong", "not right", "that is wrong"})


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """What the live question may be answered with, and the label of the exhibit that says so."""

    value: Value
    label: str
    token: str


def add_proposals(context: Context, exhibit: str, read: Mapping[str, Value]) -> Case:
    """Return the case with what was read from an exhibit; what is proposed already stays."""
    roles: set[str | None] = {step.order_field for step in context.guide.steps.values()}
    shown = context.case.labels
    held = {role: each for role, each in context.case.proposed.items() if each.exhibit in shown}
    new = {role: Proposal(value, exhibit) for role, value in read.items() if role in roles}
    return replace(context.case, proposed={**new, **held}) if new else context.case


def find_proposal(context: Context) -> OpenProposal | None:
    """Return what is proposed for the live question, None where it is answered, or nothing fits."""
    found = context.case.proposed.get(context.step.order_field or "")
    label = context.case.labels.get(found.exhibit) if found else None
    if not found or not label or not _is_open(context.case, context.spot):
        return None
    token = _format_typed(found.value)
    try:
        fits = bool(token) and context.step.kind.parse_text(token, context.asking) == found.value
    except MisreadError:
        return None
    fits = fits and context.step.kind.is_valid(found.value, context.walk.known)
    room = TOKEN_BYTES - len(context.step.id) - len(YES_PREFIX)
    return OpenProposal(found.value, label, token) if fits and len(token.encode()) <= room else None


def decide_by_press(context: Context, option: str) -> Turn | None:
    """Return the turn of a button of a proposal, None for any other button.

    A yes to another value than is proposed now is that of an old button.
    """
    if option != NO_TOKEN and not option.startswith(YES_PREFIX):
        return None
    found = find_proposal(context)
    if found is None or option not in (NO_TOKEN, YES_PREFIX + found.token):
        return context.tell_aside(Toast("toast.old"))
    if option == NO_TOKEN:
        return _drop_proposal(context, Clear())
    value = context.step.kind.parse_text(found.token, context.asking)
    return context.record_answer(context.build_answer(value))


def interpret_reply(context: Context, typed: Typed) -> Turn | None:
    """Return the turn of a typed yes or no, None for any other text and where nothing is proposed.

    A yes is also the label of its button, and answers with the value as if that were typed.
    """
    found = find_proposal(context)
    if found is None:
        return None
    if typed.word in {*NO_WORDS, context.guide.texts["control.no"].casefold()}:
        return _drop_proposal(context)
    if typed.word not in YES_WORDS and not _is_label(context, typed.clean, found.value):
        return None
    value = context.step.kind.parse_text(found.token, context.asking)
    return context.record_answer(context.build_answer(value, typed.message))


def _is_label(context: Context, text: str, value: Value) -> bool:
    """Whether a text is "Yes", or "Yes, 3 May 2026" where that is the day proposed."""
    word, _, rest = text.partition(",")
    if word.casefold() != context.guide.texts["control.yes"].casefold():
        return False
    try:
        return not rest.strip() or context.step.kind.parse_text(rest, context.asking) == value
    except MisreadError:
        return False


def _drop_proposal(context: Context, *effects: Clear) -> Turn:
    role = context.step.order_field
    held = {name: each for name, each in context.case.proposed.items() if name != role}
    return Turn(replace(context.case, proposed=held), (*effects, Show(context.spot)))


def needs_reading(guide: Guide, case: Case) -> bool:
    """Whether reading one more picture may help: a step that could be filled from it is to come."""
    walk, shown = guide.walk(case.answers), case.labels
    answered = {spot.step for spot in walk.answered if not _is_open(case, spot)}
    ahead = {*_find_reachable(guide, walk.end.step), guide.find_spot(case).step} - answered
    roles = {guide.steps[step].order_field for step in ahead} - {None}
    held = {role for role, each in case.proposed.items() if each.exhibit in shown}
    return bool(roles - held)


def _find_reachable(guide: Guide, start: str) -> set[str]:
    """Return the step and every one that may follow it, whatever is answered."""
    found, waiting = {start}, deque([start])
    while waiting:
        next_ones = {path.target for path in guide.paths[waiting.popleft()]} - found
        found |= next_ones
        waiting.extend(next_ones)
    return found


def _is_open(case: Case, spot: Spot) -> bool:
    given = case.answers.get(spot)
    return given is None or given.move == "skipped"


def _format_typed(value: Value) -> str:
    """Return a value as the buyer would type it beyond doubt, "" for one nobody proposes."""
    match value:
        case str():
            return value
        case Money():
            return str(value)
        case datetime():
            return ""
        case date():
            return value.isoformat()
        case _:
            return ""
