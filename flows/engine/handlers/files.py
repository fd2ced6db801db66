"""Turns about files: filed, captioned, aimed at a checklist line, withdrawn, stored, lost."""

from dataclasses import replace
from datetime import UTC

from flows.definition.kinds import Exhibits
from flows.engine.context import Context, Turn
from flows.engine.evidence.exhibit_state import decide_state
from flows.engine.evidence.forwarded import KIND as FORWARDED
from flows.engine.evidence.lines import find_chosen_line, list_nameable_lines, propose_line
from flows.engine.handlers import oversize
from flows.engine.typed_text import Typed
from flows.model.case import Case, Exhibit, ExhibitState, LineSource
from flows.model.effects import React, Say, Toast
from flows.model.errors import MisreadError
from flows.model.events.buyer import Aimed, Captioned, Filed, Passed, Said, Withdrawn
from flows.model.events.evidence import Lined
from flows.model.events.system import Lost, Stored
from flows.reading.choices import read_choice
from flows.reading.texts import clean_text

MAX_CAPTION = 1000
NO_LINE_WORDS = frozenset({"other", "something else", "none", "no"})
MIN_NAME_CHARACTERS = 5
"""So much of a checklist line's name is enough to mean it."""


def interpret_line(context: Context, typed: Typed) -> Aimed | None:
    """Return the line of the checklist that a text names, where files are wanted."""
    if not isinstance(context.step.kind, Exhibits):
        return None
    choices = [(each.id, context.asking.labels[each.id], ()) for each in context.list_lines()]
    try:
        return Aimed(read_choice(typed.raw, choices))
    except MisreadError:
        raise MisreadError("send_files") from None


def add_file(context: Context, filed: Filed) -> Turn:
    """Return the turn of a file: one more exhibit, or one in the place of another."""
    if filed.edited:
        return _edit_file(context, filed)
    old = _find_replaced(context.case, filed)
    exhibit = _build_exhibit(context, filed, old[1] if old else None)
    case = _place_exhibit(context.case, exhibit, old[1] if old else None)
    if exhibit.state is ExhibitState.KEPT or old:
        return _tell_placed(context, case, exhibit, old[0] if old else "")
    return Turn(replace(case, unsummed=case.unsummed + 1))


def _tell_placed(context: Context, case: Case, exhibit: Exhibit, former: str) -> Turn:
    """Return the turn that says where a file stands: one too large, or in the place of another."""
    label = case.labels[exhibit.id]
    if exhibit.state is ExhibitState.KEPT:
        return context.with_case(case).keep_asking(oversize.explain_limit(label, exhibit))
    slot = "said.replaced" if label == former else "said.replaced_as"
    told = Say(slot, {"label": label, "former": former})
    return context.with_case(case).keep_asking(told)


def _edit_file(context: Context, filed: Filed) -> Turn:
    """Return the turn of an edited message with a file: another file, another caption, or neither.

    The file that was there is withdrawn and kept, as is one that the buyer replaces.
    """
    found = context.case.find_labelled_by_message(filed.message)
    if found is None:
        return context.keep_asking(Say("misread.edited_elsewhere"))
    label, old = found
    caption = clean_text(filed.caption)[:MAX_CAPTION]
    if _is_same_content(old, filed):
        if caption == old.caption:
            return Turn(context.case)
        return describe_exhibit(context, label, old, caption)
    exhibit = replace(_build_exhibit(context, filed, old), caption=caption)
    return _tell_placed(context, _place_exhibit(context.case, exhibit, old), exhibit, label)


def _is_same_content(old: Exhibit, filed: Filed) -> bool:
    """Whether an edited message still brings the same file; one kept long ago has only its size."""
    if old.source_id and filed.source_id:
        return old.source_id == filed.source_id
    return (old.kind, old.size) == (filed.kind, filed.size)


def _build_exhibit(context: Context, filed: Filed, old: Exhibit | None) -> Exhibit:
    """Return the file as an exhibit; one that replaces another keeps its line and its caption.

    It is under the line that the buyer chose for it; what its caption names is only proposed.
    """
    caption = clean_text(filed.caption)[:MAX_CAPTION]
    chosen = find_chosen_line(context)
    line, line_from = chosen or propose_line(context, caption), LineSource.BUYER if chosen else None
    if old:
        line, line_from = old.line, old.line_from
    return Exhibit(
        id=filed.exhibit,
        kind=filed.kind,
        name=clean_text(filed.name)[:200],
        message=filed.message,
        received_at=context.now.astimezone(UTC),
        line=line,
        line_from=line_from,
        caption=caption or (old.caption if old else ""),
        size=filed.size,
        state=decide_state(filed),
        source_id=filed.source_id,
        author=clean_text(filed.author),
        written_at=filed.written_at,
    )


def _find_replaced(case: Case, filed: Filed) -> tuple[str, Exhibit] | None:
    """Return the exhibit whose place a file takes: the one replied to, else the one announced."""
    if filed.target is None and case.replacing is None:  # as nearly always, also of thousands
        return None
    return case.find_labelled_by_message(filed.target) or case.find_labelled(case.replacing)


def _place_exhibit(case: Case, exhibit: Exhibit, old: Exhibit | None) -> Case:
    """Return the case with one exhibit more: at the end, or where the one replaced stood."""
    case = replace(case, replacing=None)
    if old is None:
        return replace(case, exhibits=(*case.exhibits, exhibit))
    case = case.with_exhibit(replace(old, withdrawn=True))
    place = [each.id for each in case.exhibits].index(old.id) + 1
    return replace(case, exhibits=(*case.exhibits[:place], exhibit, *case.exhibits[place:]))


def caption_exhibit(context: Context, captioned: Captioned) -> Turn | Said | Lined:
    """Return the turn of a text about a file: it is put under a line, or described.

    A reply to anything but a file is just a text.
    """
    found = context.case.find_labelled(captioned.exhibit) or context.case.find_labelled_by_message(
        captioned.target
    )
    if not found:
        return Said(captioned.text, captioned.message)
    label, exhibit = found
    typed = Typed.from_text(captioned.text, captioned.message)
    if typed.word in NO_LINE_WORDS:
        return Lined(exhibit.id)
    line = _find_named_line(context, typed.folded)
    if line:
        return Lined(exhibit.id, line)
    if exhibit.kind == FORWARDED:
        return context.keep_asking(Say("misread.forwarded_words", {"label": label}))
    return describe_exhibit(context, label, exhibit, typed.clean)


def describe_exhibit(context: Context, label: str, exhibit: Exhibit, text: str) -> Turn:
    """Return the turn in which a file gets another caption, or none; it says nothing of its line.

    A line that the caption names is proposed where the buyer has not said what the file shows.
    """
    caption = clean_text(text)[:MAX_CAPTION]
    line = exhibit.line if exhibit.line_from else propose_line(context, caption) or exhibit.line
    case = context.case.with_exhibit(replace(exhibit, caption=caption, line=line))
    slot = "said.captioned" if caption else "said.uncaptioned"
    told = Say(slot, {"label": label, "caption": caption} if caption else {"label": label})
    return context.with_case(case).keep_asking(told)


def _find_named_line(context: Context, said: str) -> str | None:
    """Return the line of the checklist whose name a folded text begins with or is."""
    lines = context.guide.checklist_lines
    labels = {
        each.id: context.guide.texts[f"{lines[each.id][0]}.{each.id}"].casefold()
        for each in list_nameable_lines(context)
    }
    found = [name for name, label in labels.items() if label.startswith(said)]
    return found[0] if len(found) == 1 and len(said) >= MIN_NAME_CHARACTERS else None


def aim_at_line(context: Context, aimed: Aimed) -> Turn:
    """Return the turn in which the next file is for a line of the checklist."""
    if not _is_listed(context, aimed.line):
        return context.tell_aside(Toast("toast.old"))
    lines = {name: said for name, said in context.case.lines.items() if name != aimed.line}
    case = replace(
        context.case,
        line=aimed.line,
        lines=lines,
        replacing=None,
        asked_about=(),
        asked_apart=False,
    )
    return context.with_case(case).ask_briefly()


def pass_line(context: Context, passed: Passed) -> Turn:
    """Return the turn in which the buyer has nothing for a line of the checklist, or not now."""
    if not _is_listed(context, passed.line):
        return context.tell_aside(Toast("toast.old"))
    lines = {**context.case.lines, passed.line: passed.reason}
    return context.with_case(replace(context.case, line=None, lines=lines)).ask_briefly()


def _is_listed(context: Context, line: str) -> bool:
    return line in {each.id for each in context.list_lines()}


def withdraw_exhibit(context: Context, withdrawn: Withdrawn) -> Turn:
    """Return the turn that takes an exhibit out of the case; its file stays."""
    found = context.case.find_labelled(withdrawn.exhibit)
    if found is None:
        return context.tell_aside(Toast("toast.old"))
    label, exhibit = found
    case = context.case.with_exhibit(replace(exhibit, withdrawn=True))
    return context.with_case(case).keep_asking(Say("said.withdrawn", {"label": label}))


def record_stored(context: Context, event: Stored) -> Turn:
    """Return the turn in which a file is safe: the message it came with is marked."""
    exhibit = _find_wanted(context.case, event.exhibit)
    if exhibit is None:
        return Turn(context.case)
    stored = replace(exhibit, state=decide_state(event), digest=event.digest, size=event.size)
    return Turn(context.case.with_exhibit(stored), (React(exhibit.message),))


def record_lost(context: Context, event: Lost) -> Turn:
    """Return the turn in which a file cannot be had: the buyer keeps it, or sends it again."""
    exhibit = _find_wanted(context.case, event.exhibit)
    if exhibit is None:
        return Turn(context.case)
    lost = replace(exhibit, state=decide_state(event))
    case = context.case.with_exhibit(lost)
    label = case.labels.get(lost.id)
    if label is None:  # the buyer took it out meanwhile
        return Turn(case)
    told = (
        oversize.explain_limit(label, lost)
        if lost.state is ExhibitState.KEPT
        else Say("said.gone", {"label": label})
    )
    return context.with_case(case).keep_asking(told)


def _find_wanted(case: Case, name: str) -> Exhibit | None:
    """Return the exhibit of a file on its way; what comes of any other changes nothing."""
    exhibit = case.exhibit(name)
    return exhibit if exhibit and exhibit.state is ExhibitState.WANTED else None
