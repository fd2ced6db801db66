"""Long texts that an app cuts in two: where the first part is refused, the rest is too."""

from dataclasses import replace
from datetime import UTC, timedelta

from flows.engine.context import Context, Turn, explain_misread
from flows.model.effects import Say
from flows.model.errors import MisreadError
from flows.model.events.buyer import Said

LEAST_CUT_CHARACTERS = 3000
"""Apps cut at 4,096 characters, or at the end of a line or a word before that."""

TAIL_MESSAGES, TAIL_TIME = 3, timedelta(seconds=10)
"""The parts are sent at once, but an answer of the bot may come between them."""


def refuse_text(context: Context, said: Said, misread: MisreadError) -> Turn:
    """Return the turn of a text that is no answer; of a long one the rest may still come."""
    if len(said.text) >= LEAST_CUT_CHARACTERS:
        context = _expect_tail(context, said)
    return explain_misread(context, misread)


def refuse_tail(context: Context, said: Said) -> Turn | None:
    """Return the turn of the rest of a text whose first part was refused, None for any other."""
    case = context.case
    if case.cut_message is None or case.cut_at is None:
        return None
    follows = 0 < said.message - case.cut_message <= TAIL_MESSAGES
    if not follows or context.now.astimezone(UTC) - case.cut_at > TAIL_TIME:
        return None
    return _expect_tail(context, said).keep_asking(Say("misread.tail"))


def _expect_tail(context: Context, said: Said) -> Context:
    at = context.now.astimezone(UTC)
    return context.with_case(replace(context.case, cut_message=said.message, cut_at=at))
