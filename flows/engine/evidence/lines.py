"""Which line of the checklist a file shows: only ever what somebody said, or what was read in it.

A caption, or a former version of the bot, may propose a line; it is offered first.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from flows.definition.guide import Guide
from flows.definition.kinds import ChecklistLine, Exhibits
from flows.engine.context import Context
from flows.engine.evidence.hints import select_hints
from flows.model.case import Case, Exhibit, ExhibitState, LineSource

MAX_SPAN = 999
"""Messages over which one question asks what the files in them show."""

MIN_WORD_CHARACTERS = 4
COMMON_WORDS = frozenset({"with", "from", "that", "this", "goods", "photo", "picture", "seller"})
"""Words of the list that tell no line from another."""


def list_nameable_lines(context: Context) -> tuple[ChecklistLine, ...]:
    """Return the lines a file may be put under: those asked for here, else of the case's list.

    That is the list the case has come to, or comes to first, best line first.
    """
    if isinstance(context.step.kind, Exhibits):
        return context.list_lines()
    been = [spot.step for spot in reversed(context.walk.trail)]
    for name in (*been, *context.guide.step_ids):
        kind = context.guide.steps[name].kind
        if isinstance(kind, Exhibits) and len(kind.lines) > 1:
            return kind.find_needed_lines(context.walk.known)
    return ()


def list_offered_lines(context: Context, exhibits: Iterable[Exhibit]) -> tuple[ChecklistLine, ...]:
    """Return the lines to choose from for some files, the likeliest first."""
    lines = list_nameable_lines(context)
    proposed = [each.line for each in exhibits if not each.line_from]
    following = context.find_next_line()

    def rank(line: ChecklistLine) -> tuple[bool, bool, bool]:
        return line.id not in proposed, line != following, not context.is_line_open(line)

    return tuple(sorted(lines, key=rank))


def find_chosen_line(context: Context) -> str | None:
    """Return the line the buyer chose for the next file, or the only one that is asked for.

    What is sent to a list of one line answers its question.
    """
    lines = [line.id for line in context.list_lines()]
    if context.case.line in lines:
        return context.case.line
    return lines[0] if len(lines) == 1 else None


def propose_line(context: Context, caption: str) -> str | None:
    """Return the one line whose name shares the most words with a caption, None where two do."""
    said = _list_words(caption)
    labels = context.guide.texts
    counts = {
        line.id: len(said & _list_words(labels[f"{step}.{line.id}"]))
        for line in list_nameable_lines(context)
        for step in (context.guide.checklist_lines[line.id][0],)
    }
    most = max(counts.values(), default=0)
    best = [name for name, count in counts.items() if count == most]
    return best[0] if most and len(best) == 1 else None


def _list_words(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(word for word in words if len(word) >= MIN_WORD_CHARACTERS) - COMMON_WORDS


def find_group(case: Case, last: str, span: int) -> tuple[Exhibit, ...]:
    """Return the files that came in the messages up to that of `last`, and can be used."""
    end = case.exhibit(last)
    if end is None:
        return ()
    came = range(end.message - span, end.message + 1)
    usable = (each for _, each in case.labelled_exhibits if each.state is not ExhibitState.LOST)
    return tuple(each for each in usable if each.message in came)


def list_latest(case: Case, count: int, beside: Sequence[int | None] = ()) -> tuple[Exhibit, ...]:
    """Return the files among the things that came last, as they came.

    `beside` are the messages of the texts that are counted with them.
    """
    files = sorted((each for _, each in case.labelled_exhibits), key=lambda each: each.message)
    came = sorted([*(each.message for each in files), *(number or 0 for number in beside)])
    oldest = came[-count:][0] if came else 0
    return tuple(each for each in files[max(len(files) - count, 0) :] if each.message >= oldest)


def list_untold(case: Case) -> tuple[Exhibit, ...]:
    """Return the files of which nobody said what they show, as they stand."""
    usable = (each for _, each in case.labelled_exhibits if each.state is not ExhibitState.LOST)
    return tuple(each for each in usable if each.line_from is None)


def assign_shown_line(
    context: Context, exhibits: Iterable[Exhibit], line: str | None
) -> tuple[Case, tuple[Exhibit, ...]]:
    """Return the case in which the buyer said what files show, None for nothing of the list.

    With it come those of them about which there is a hint only now: what is odd in one picture is
    right in another.
    """
    case, doubtful = context.case, list[Exhibit]()
    for exhibit in exhibits:
        told = replace(exhibit, line=line, line_from=LineSource.BUYER)
        hints = select_hints(context, told)
        told = replace(told, hints=hints, vouched=told.vouched and set(hints) <= set(told.hints))
        if set(hints) - set(exhibit.hints):
            doubtful.append(told)
        case = case.with_exhibit(told)
    return case, tuple(doubtful)


def name_order_page(guide: Guide, exhibit: Exhibit, read: Iterable[str]) -> Exhibit:
    """Return a file as the order page, where number and more of the order were read from it.

    The buyer's own word stands. A number alone may be that of a chat or a parcel: it proposes.
    """
    roles = set(read)
    if exhibit.line_from is LineSource.BUYER or "order_number" not in roles:
        return exhibit
    line = guide.order_page_line
    if line is None or (len(roles) == 1 and exhibit.line):
        return exhibit
    return replace(exhibit, line=line, line_from=LineSource.READ if len(roles) > 1 else None)
