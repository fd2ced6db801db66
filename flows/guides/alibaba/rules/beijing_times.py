"""The due time of the evidence on a clock in Beijing, beside the buyer's own (R2, U10)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from flows.definition.vocabulary import BEIJING, Known


def due_day_there(known: Known) -> date | None:
    """Return the day in Beijing on which the evidence is due."""
    due = known.value("evidence_due")
    return due.astimezone(BEIJING).date() if isinstance(due, datetime) else None


def due_time_there(known: Known) -> str | None:
    """Return the time of day in Beijing at which the evidence is due."""
    due = known.value("evidence_due")
    return f"{due.astimezone(BEIJING):%H:%M}" if isinstance(due, datetime) else None


BEIJING_FIGURES: Mapping[str, Callable[[Known], date | str | None]] = {
    each.__name__: each for each in (due_day_there, due_time_there)
}
