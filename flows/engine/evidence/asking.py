"""Turns that ask what files show, and take the answer: for all at once, or one by one.

A file has a line of the checklist only when the buyer said so; its place in the list says nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC

from flows.definition.kinds import Exhibits
from flows.engine.context import Context, Turn
from flows.engine.evidence.labels import name_exhibits
from flows.engine.evidence.lines import (
    MAX_SPAN,
    assign_shown_line,
    find_group,
    list_nameable_lines,
    list_offered_lines,
)
from flows.engine.typed_text import Typed
from flows.model.case import Case, Exhibit, Value
from flows.model.effects import AskShown, Clear, Effect, Fold, Say, Toast
from flows.model.errors import MisreadError
from flows.model.events.evidence import Browsed, Lined, Parted, Shown
from flows.reading.choices import OptionWords, read_choice

APART, NOTHING = "!apart", "!nothing"
NOTHING_WORDS = ("other", "something else", "none", "none of these")


def ask_shown(
    context: Context, exhibits: Sequence[Exhibit], *effects: Effect, apart: bool = False
) -> Turn:
    """Return the turn that asks what files show; those too far back are left to be told later."""
    last = exhibits[-1].message
    near = [each for each in exhibits if last - each.message <= MAX_SPAN]
    ids = tuple(each.id for each in near)
    case = replace(context.case, asked_about=ids, asked_apart=apart)
    asked = AskShown((ids[0],), last - near[0].message) if apart else AskShown(ids)
    return Turn(case, (*effects, asked))


def tell_shown(context: Context, shown: Shown) -> Turn:
    """Return the turn in which the buyer said what the files of a batch show."""
    group = find_group(context.case, shown.exhibit, shown.span)
    untold = [each for each in group if each.line_from is None]
    if not group or not _is_nameable(context, shown.line):
        return context.tell_aside(Toast("toast.old"))
    if not untold:
        return Turn(context.case, (Toast("toast.noted"), Clear()))
    case, doubtful = assign_shown_line(context, untold, shown.line)
    told = Say(*_describe_line(context, case, untold, shown.line))
    return _go_on(context, case, (Clear(), told), doubtful)


def part_files(context: Context, parted: Parted) -> Turn:
    """Return the turn that asks file by file what those of a batch show."""
    group = find_group(context.case, parted.exhibit, parted.span)
    untold = [each for each in group if each.line_from is None]
    if not untold:
        return context.tell_aside(Toast("toast.noted" if group else "toast.old"))
    return ask_shown(context, untold, Clear(), apart=True)


def assign_line(context: Context, lined: Lined) -> Turn:
    """Return the turn that puts an exhibit under a line of the checklist, or under none.

    Where files were asked about one by one, the next of them follows.
    """
    found = context.case.find_labelled(lined.exhibit)
    if not found or not _is_nameable(context, lined.line):
        return context.tell_aside(Toast("toast.old"))
    exhibit = found[1]
    if (exhibit.line, bool(exhibit.line_from)) == (lined.line, True):
        return Turn(context.case, (Toast("toast.noted"),))
    case, doubtful = assign_shown_line(context, [exhibit], lined.line)
    folded = Fold(*_describe_line(context, case, [exhibit], lined.line))
    return _go_on(context, case, (folded,), doubtful, _list_following(case, exhibit, lined.ahead))


def browse_lines(context: Context, browsed: Browsed) -> Turn:
    """Return the turn that offers other lines for the same files."""
    group = find_group(context.case, browsed.exhibit, browsed.span)
    untold = (each for each in group if each.line_from is None)
    if browsed.ahead is not None:
        untold = (each for each in group if each.id == browsed.exhibit)
    ids = tuple(each.id for each in untold)
    if not ids:
        return context.tell_aside(Toast("toast.old"))
    return Turn(context.case, (AskShown(ids, browsed.ahead, browsed.page, is_browsed=True),))


def interpret_shown(context: Context, typed: Typed) -> Shown | Parted | Lined | None:
    """Return what a text says that the files show which were just asked about."""
    asked = [found[1] for each in context.case.asked_about if (found := _find(context, each))]
    if not asked or not isinstance(context.step.kind, Exhibits):
        return None
    try:
        chosen = read_choice(typed.raw, _list_choices(context, asked))
    except MisreadError:
        return None
    line = None if chosen == NOTHING else chosen
    first, last = asked[0], asked[-1]
    span = last.message - first.message
    if context.case.asked_apart:
        return Lined(first.id, line, span)
    return Parted(last.id, span) if chosen == APART else Shown(last.id, span, line)


def _list_choices(context: Context, asked: Sequence[Exhibit]) -> list[OptionWords]:
    """Return what may be typed, in the order of the buttons: the first lines, then the rest."""
    texts, apart = context.guide.texts, context.case.asked_apart or len(asked) == 1
    lines = [
        (line.id, texts[f"{context.guide.checklist_lines[line.id][0]}.{line.id}"], ())
        for line in list_offered_lines(context, asked)
    ]
    room = count_lines_shown(together=not apart)
    parts = [(APART, texts["control.apart"], ("different",))] if not apart else []
    nothing = (NOTHING, texts["control.nothing"], NOTHING_WORDS)
    return [*lines[:room], *parts, nothing, *lines[room:]]


def count_lines_shown(*, together: bool) -> int:
    """Return how many lines a question offers at first, beside its other buttons."""
    return 4 if together else 5


def _find(context: Context, name: str) -> tuple[str, Exhibit] | None:
    found = context.case.find_labelled(name)
    return found if found and found[1].line_from is None else None


def _is_nameable(context: Context, line: str | None) -> bool:
    return line is None or line in {each.id for each in list_nameable_lines(context)}


def _list_following(case: Case, exhibit: Exhibit, ahead: int) -> list[Exhibit]:
    """Return the files nobody spoke of that came with an exhibit, or in the messages after it."""
    came = range(exhibit.message, exhibit.message + ahead + 1)
    return [each for _, each in case.labelled_exhibits if _is_following(each, exhibit, came)]


def _is_following(each: Exhibit, exhibit: Exhibit, came: range) -> bool:
    return each.message in came and each.line_from is None and each.id != exhibit.id


def _describe_line(
    context: Context, case: Case, exhibits: Sequence[Exhibit], line: str | None
) -> tuple[str, Mapping[str, Value]]:
    """Return the slot that says what files show now, and what fills it."""
    labels = name_exhibits(case, exhibits)
    if line is None:
        return "said.unlined", {"labels": labels}
    step = context.guide.checklist_lines[line][0]
    return "said.lined", {"labels": labels, "line": context.guide.texts[f"{step}.{line}"]}


def describe_lines(context: Context, case: Case, exhibits: Sequence[Exhibit]) -> tuple[Say, ...]:
    """Return what is known to be shown by files, one line for each line of the checklist."""
    names = dict.fromkeys(each.line for each in exhibits)
    return tuple(
        Say(*_describe_line(context, case, [each for each in exhibits if each.line == name], name))
        for name in names
    )


def _go_on(
    context: Context,
    case: Case,
    told: tuple[Effect, ...],
    doubtful: Sequence[Exhibit],
    following: Sequence[Exhibit] = (),
) -> Turn:
    """Return the turn that asks about the next file, or goes on with the question.

    What is odd about the files waits for the summary that follows.
    """
    case = replace(case, asked_about=(), asked_apart=False)
    if doubtful:
        doubts = dict.fromkeys((*case.doubts, *(each.id for each in doubtful)))
        case = replace(case, doubts=tuple(doubts), doubted_at=context.now.astimezone(UTC))
    there = context.with_case(case)
    if following:
        rest = sorted(following, key=lambda each: each.message)
        return ask_shown(there, rest, *told, apart=True)
    return there.keep_asking(*told)
