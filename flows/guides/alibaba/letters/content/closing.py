"""The close of a letter to the seller: until when an answer is wanted, and what happens else."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum

from flows.definition.vocabulary import Known
from flows.guides.alibaba.letters.content.draft import Line, Sentence, make_line
from flows.guides.alibaba.letters.content.process_order import find_answer_day
from flows.guides.alibaba.rules.near_deadlines import near
from flows.guides.alibaba.rules.routes import COMPLAINT_FITS

TRIAGE_STEPS = ("remedy", "remedy_amount", "remedy_other", "problem")
"""The steps whose last answer starts the time a seller is given for the first message."""

TALK_STEPS = ("seller_wait", "offer", "offer_currency", "promise_wait", *TRIAGE_STEPS)
"""The steps whose last answer starts the time a seller is given for the last one."""

FILE_TODAY_STEPS = (
    *("verdict_today", "verdict_late", "verdict_offline_now"),
    *("window_near", "receipt_near"),
)
"""The notices that tell the buyer to file today; a letter says the same (R3)."""

LOOKED_STEPS = ("late_look", "filing", "filing_wait")
"""Where the buyer says that there is no such button."""


class Route(StrEnum):
    """Which process is open when there is no agreement."""

    PLATFORM = "platform"
    DIRECT = "direct"
    COMPLAINT = "complaint"
    PAYER = "payer"


class Close(Sentence, Enum):
    """A close without a figure."""

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


@dataclass(frozen=True, slots=True)
class FilesToday(Sentence):
    """The buyer turns to the process today, and both can still settle inside it."""

    route: Route


Due = AnswerBy | AnswerWithin
"""When an answer is wanted: by a day, or within some days where no day is known."""

Closing = Due | Close | Otherwise | FilesToday


def find_due(known: Known, days: int, *steps: str) -> Due:
    """Return when an answer is wanted, so many days after the last of the answers to these steps.

    Where there is none, no day is named.
    """
    given = [find_answer_day(known, answer) for step in steps if (answer := known.answer(step))]
    return AnswerBy(max(given) + timedelta(days=days)) if given else AnswerWithin(days)


def files_today(known: Known, *steps: str) -> bool:
    """Whether the plan is to file at once: a notice said so, or the safe day is near (R3)."""
    told = any(known.answer(step) for step in FILE_TODAY_STEPS)
    return not _is_button_gone(known) and (told or near(*steps).holds(known))


def find_process(known: Known) -> Closing:
    """Return the wish to agree, and the platform's process if that fails."""
    if known.picked("problem", "off_platform") and not known.text("remedy"):
        return Close.GO_ON_INSIDE
    return Otherwise(find_route(known))


def find_route(known: Known) -> Route:
    """Return which process is named to the seller.

    Paid outside Alibaba, the Complaint Center takes only some problems (F4.1); for the rest, and
    where the order page has no button any more, those who moved the money are left.
    """
    if _is_button_gone(known):
        return Route.PAYER
    if known.picked("payment", "outside"):
        return Route.COMPLAINT if COMPLAINT_FITS.holds(known) else Route.PAYER
    return Route.DIRECT if known.picked("payment", "direct_pay") else Route.PLATFORM


def list_closing(known: Known, days: int, *steps: str) -> Line:
    """Return until when an answer is wanted, counted from these steps, and what happens else.

    A buyer who has to file today names no day: the talks go on inside the request.
    """
    if files_today(known, *steps):
        return make_line(FilesToday(find_route(known)))
    return make_line(find_due(known, days, *steps), find_process(known))


def _is_button_gone(known: Known) -> bool:
    """Whether the buyer looked for Apply for refund, and did not find it."""
    return any(known.picked(step, "no_button") for step in LOOKED_STEPS)
