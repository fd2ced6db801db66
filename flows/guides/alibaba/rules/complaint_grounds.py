"""On which ground the Complaint Center is asked: known from the answers, or to be asked for."""

from dataclasses import dataclass, replace
from datetime import timedelta

from flows.definition.vocabulary import Known, Path, all_of, go, has, not_
from flows.guides.alibaba.rules.routes import COMPLAINT_FITS, OFFLINE_FITS, PROTECTED

RECEIPT_DAYS = timedelta(days=30)
"""F1.13: after the window, proof is taken that it is still within 30 days of actual receipt."""


@dataclass(frozen=True, slots=True)
class ReceivedLongAgo:
    """Hold when, by the buyer's own dates, the goods came more than 30 days ago.

    A rule sees no clock: the last answer on the trail says how late it is.
    """

    def holds(self, known: Known) -> bool:
        """Whether the day of delivery is so far back."""
        came = known.day("delivered_on")
        last = max((answer.at.date() for _, answer in known.trail), default=None)
        return bool(came and last and last - came > RECEIPT_DAYS)

    @property
    def source_steps(self) -> frozenset[str]:
        """The step that is counted from."""
        return frozenset({"delivered_on"})


# Goods that came, on a covered order: only two grounds are left, and no answer says which (F1.13).
COMPLAINT_LEFT = all_of(COMPLAINT_FITS, not_(has("offline_on")))
"""What was filed once is answered there; it is not offered again, whatever came of it."""

GROUND_UNKNOWN = all_of(PROTECTED, not_(OFFLINE_FITS))

TO_COMPLAINT: tuple[Path, ...] = (
    go("complaint_late", when=all_of(GROUND_UNKNOWN, ReceivedLongAgo())),
    go("complaint_ground", when=GROUND_UNKNOWN),
    go("offline_file"),
)
BACK_TO_COMPLAINT: tuple[Path, ...] = tuple(replace(path, again=True) for path in TO_COMPLAINT)
"""The same from steps that are declared behind the complaint."""
