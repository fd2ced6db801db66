"""Turns of forwarded texts: evidence with its author and date, never the buyer's own answer."""

from dataclasses import replace
from datetime import UTC

from flows.engine.context import Context, Turn
from flows.engine.evidence.lines import find_chosen_line
from flows.model.case import Case, Exhibit, ExhibitState, LineSource, Value
from flows.model.effects import Say
from flows.model.errors import MisreadError
from flows.model.events.evidence import Forwarded
from flows.reading.texts import clean_text

KIND = "message"
MAX_CHARACTERS = 4096


def keep_forwarded(context: Context, forwarded: Forwarded) -> Turn:
    """Return the turn of a forwarded text: it is an exhibit, whose words are its caption.

    Where the words of others are asked for, it answers that question too.
    """
    case = _add_message(context, forwarded)
    value = _read_answer(context, forwarded)
    if value is None:
        return Turn(replace(case, unsummed=case.unsummed + 1))
    answer = context.build_answer(value, forwarded.message)
    label = case.labels[case.exhibits[-1].id]
    return context.with_case(case).record_answer(answer, Say("said.their_words", {"label": label}))


def _read_answer(context: Context, forwarded: Forwarded) -> Value | None:
    """Return the answer that a forwarded text gives, None where it is none."""
    if not context.step.asks_words_of_others:
        return None
    try:
        return context.step.kind.parse_text(forwarded.text, context.asking)
    except MisreadError:
        return None


def _add_message(context: Context, forwarded: Forwarded) -> Case:
    """Return the case with the text as an exhibit, which stays in the chat with the buyer."""
    chosen = find_chosen_line(context)
    exhibit = Exhibit(
        id=f"m.{forwarded.message}",
        kind=KIND,
        name="message.txt",
        message=forwarded.message,
        received_at=context.now.astimezone(UTC),
        line=chosen,
        line_from=LineSource.BUYER if chosen else None,
        caption=clean_text(forwarded.text)[:MAX_CHARACTERS],
        state=ExhibitState.KEPT,
        vouched=True,
        author=clean_text(forwarded.author),
        written_at=forwarded.written_at,
    )
    return replace(context.case, exhibits=(*context.case.exhibits, exhibit))
