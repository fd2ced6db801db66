"""Since when nothing has happened in a case, and whether it is closed."""

from datetime import UTC, datetime

from flows.definition.guide import Guide
from flows.definition.kinds import End
from flows.model.case import Case


def is_closed(guide: Guide, case: Case) -> bool:
    """Whether a case has come to its end."""
    return isinstance(guide.steps[guide.find_spot(case).step].kind, End)


def find_idle_since(guide: Guide, case: Case) -> datetime:
    """Return the instant from which a case is idle: the buyer's last word, or its last date.

    A date that is still to come puts it off, whatever the buyer said of reminders.
    """
    known = guide.walk(case.answers).known
    dues = guide.compute_due_dates(known)
    return max([case.heard_at, *(due.compute_cutoff(UTC) for due in dues)])
