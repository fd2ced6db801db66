"""Which handler takes which event: this table is the documentation.

Rule 1: every event has one row, and a row names one function that returns the turn of the event.
Rule 2: an event that stands for another one, as a typed "done" stands for `Finished`, is handed
on: its handler returns the other event, and that one's row decides.
Rule 3: a handler that cannot read what the buyer said raises MisreadError; the buyer is told why,
and the question is asked again. A handler raises nothing else.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flows.engine.context import Context, Turn, explain_misread
from flows.engine.evidence import asking, camera_dates, forwarded
from flows.engine.handlers import (
    answers,
    edits,
    exhibits,
    files,
    inspections,
    navigation,
    nudge_replies,
    nudges_due,
    text_interpreters,
)
from flows.model.errors import MisreadError
from flows.model.events import Event
from flows.model.events.buyer import (
    Aimed,
    Amended,
    Asked,
    Captioned,
    Explained,
    Filed,
    Finished,
    Handled,
    Kept,
    Opened,
    Ordered,
    Passed,
    Picked,
    Placed,
    Recalled,
    Reopened,
    Replaced,
    Reviewed,
    Said,
    Sent,
    Skipped,
    Snoozed,
    Vouched,
    WentBack,
    Withdrawn,
)
from flows.model.events.evidence import Browsed, Dated, Forwarded, Lined, Moved, Parted, Shown
from flows.model.events.system import Exported, Inspected, Lost, NudgeFell, Stored, Unbound

OneEvent = TypeVar("OneEvent", bound=Event)
Handler = Callable[[Context, OneEvent], Turn | Event]


def _row(event: type[OneEvent], handler: Handler[OneEvent]) -> tuple[type, Handler[Any]]:
    """Return a row of the table; the type checker holds the handler to its event."""
    return event, handler


HANDLERS: Mapping[type, Handler[Any]] = dict(
    (
        # the buyer answers
        _row(Said, text_interpreters.interpret_text),
        _row(Picked, answers.press_button),
        _row(Finished, answers.finish_step),
        _row(Skipped, answers.skip_step),
        _row(Placed, nudge_replies.answer_place),
        _row(Sent, answers.decline_content),
        _row(Amended, edits.edit_message),
        # the buyer looks around
        _row(Opened, navigation.open_case),
        _row(WentBack, navigation.go_back),
        _row(Kept, navigation.keep_answer),
        _row(Reopened, navigation.reopen_spot),
        _row(Asked, navigation.tell_topic),
        _row(Reviewed, navigation.review_answers),
        _row(Recalled, navigation.recall_letter),
        # the buyer sends files and arranges them
        _row(Filed, files.add_file),
        _row(Captioned, files.caption_exhibit),
        _row(Aimed, files.aim_at_line),
        _row(Passed, files.pass_line),
        _row(Withdrawn, files.withdraw_exhibit),
        _row(Moved, exhibits.move_exhibit),
        _row(Lined, asking.assign_line),
        _row(Forwarded, forwarded.keep_forwarded),
        _row(Shown, asking.tell_shown),
        _row(Parted, asking.part_files),
        _row(Browsed, asking.browse_lines),
        _row(Dated, camera_dates.settle_date),
        _row(Replaced, exhibits.await_replacement),
        _row(Vouched, exhibits.vouch_exhibits),
        _row(Ordered, exhibits.order_case_file),
        # the buyer replies to a follow-up
        _row(Handled, nudge_replies.dismiss_nudge),
        _row(Snoozed, nudge_replies.snooze_nudge),
        _row(Explained, nudge_replies.explain_deadline),
        # the system reports
        _row(NudgeFell, nudges_due.tell_nudge),
        _row(Stored, files.record_stored),
        _row(Lost, files.record_lost),
        _row(Inspected, inspections.record_inspection),
        _row(Exported, exhibits.record_case_file),
        _row(Unbound, exhibits.report_build_failure),
    )
)


def handle_event(context: Context, event: Event) -> Turn:
    """Return the turn of an event."""
    outcome: Turn | Event = event
    try:
        while not isinstance(outcome, Turn):
            outcome = HANDLERS[type(outcome)](context, outcome)
    except MisreadError as misread:
        return explain_misread(context, misread)
    return outcome
