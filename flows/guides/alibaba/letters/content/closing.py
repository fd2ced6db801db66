"""The close of a letter to the seller: until when an answer is wanted, and what happens else."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum

from flows.definition.vocabulary import Known
from flows.guides.alibaba.letters.content.draft import Line, Sentence, make_line
from flows.guides.alibaba.letters.content.process_order import find_answer_day
from flows.guides.alibaba.rules.deadlines import CLAIM
from flows.guides.alibaba.rules.routes import COMPLAINT_FITS

TRIAGE_STEPS = ("remedy", "remedy_amount", "remedy_other", "problem")
"""The steps whose last answer starts the time a seller is given for the first message."""

TALK_STEPS = ("seller_wait", "offer", "offer_currency", "promise_wait", *TRIAGE_STEPS)
"""The steps whose last answer starts the time a seller is given for the last one."""


class Route(StrEnum):
    """Which process is open when there is no agreement."""

    PLATFORM = "platform"
    DIRECT = "direct"
    COMPLAINT = "complaint"
    PAYER = "payer"


class Close(Sentence, Enum):
    """A close without a figure."""

    ANSWER_TODAY = "answer today"
    STILL_SOLVE = "still solve"
    GO_ON_INSIDE = "go on inside"


@dataclass(frozen=True, slots=True)
class AnswerBy(Sentence):
    """An answer is wanted by a day."""

    on: date


@dataclass(frozen=True, slots=True)
class AnswerWithin(Sentence):
    """An answer is wanted within so many days."""

    days: int


@dataclass(frozen=True, slots=True)
class Otherwise(Sentence):
    """The wish to agree, and the process if that fails."""

    route: Route


Due = AnswerBy | AnswerWithin | Close
"""When an answer is wanted: a day, some days, or today."""

Closing = Due | Otherwise


def find_due(known: Known, days: int, *steps: str) -> Due:
    """Return when an answer is wanted, so many days after the last of the answers to these steps.

    The day lies before the safe day of the claim; it is today when that is near, and no day is
    known when nothing was answered.
    """
    given = [find_answer_day(known, answer) for step in steps if (answer := known.answer(step))]
    if not given:
        return AnswerWithin(days)
    last, safe = max(given), CLAIM.compute_due_date(known)
    wanted = last + timedelta(days=days)
    if safe and not known.picked("payment", "outside"):
        wanted = min(wanted, safe.day - timedelta(days=1))
    return AnswerBy(wanted) if wanted > last else Close.ANSWER_TODAY


def find_process(known: Known, due: Due) -> Closing:
    """Return the wish to agree, and the platform's process if that fails."""
    if due is Close.ANSWER_TODAY:
        return Close.STILL_SOLVE
    if known.picked("problem", "off_platform") and not known.text("remedy"):
        return Close.GO_ON_INSIDE
    return Otherwise(find_route(known))


def find_route(known: Known) -> Route:
    """Return which process is named to the seller.

    Paid outside Alibaba, the Complaint Center takes only some problems (F4.1); for the rest those
    who moved the money are left.
    """
    if known.picked("payment", "outside"):
        return Route.COMPLAINT if COMPLAINT_FITS.holds(known) else Route.PAYER
    return Route.DIRECT if known.picked("payment", "direct_pay") else Route.PLATFORM


def list_closing(known: Known, days: int, *steps: str) -> Line:
    """Return until when an answer is wanted, counted from these steps, and what happens else."""
    due = find_due(known, days, *steps)
    return make_line(due, find_process(known, due))
