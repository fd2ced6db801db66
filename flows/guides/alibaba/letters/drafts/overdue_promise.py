"""The letter to the seller whose promised day is over."""

from dataclasses import dataclass
from enum import Enum

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.content.closing import (
    AnswerWithin,
    Closing,
    Otherwise,
    Route,
    find_process,
)
from flows.guides.alibaba.letters.content.draft import Draft, Sentence, make_line, make_paragraph
from flows.guides.alibaba.letters.content.order import (
    Purpose,
    Subject,
    list_problem,
    name_order,
)
from flows.guides.alibaba.letters.content.request import find_payment_wish, list_request
from flows.guides.alibaba.letters.drafts.seller import SellerText
from flows.guides.alibaba.letters.open_request import is_request_closed
from flows.guides.alibaba.promises.ledger import Promise, list_promises
from flows.guides.alibaba.rules.routes import DIRECT, PROTECTED

DAYS = 2
MOST_EARLIER = 2
"""Promises that are named besides the last one."""


class PromiseText(Sentence, Enum):
    """What is said of promises without a figure."""

    SOLUTION_PROMISED = "solution promised"
    HAS_NOT_COME = "has not come"
    WAIT_IS_OVER = "wait is over"
    GOODS_NOT_HERE = "goods not here"
    GOODS_ARE_WRONG = "goods are wrong"
    REQUEST_STAYS_OPEN = "request stays open"


@dataclass(frozen=True, slots=True)
class PromiseQuote(Sentence):
    """The last promise, with its day and its amount."""

    promise: Promise


@dataclass(frozen=True, slots=True)
class EarlierPromise(Sentence):
    """A promise made before the last one."""

    promise: Promise


PromiseSentence = PromiseText | PromiseQuote | EarlierPromise


def draft_overdue_promise(known: Known, case: Case) -> Draft:  # noqa: ARG001
    """Quote the promise, its amount and its day; say that it was not kept, and ask once more."""
    *before, last = list_promises(known) or (None,)
    quote = PromiseQuote(last) if last else PromiseText.SOLUTION_PROMISED
    earlier = [EarlierPromise(promise) for promise in before[-MOST_EARLIER:] if promise]
    return Draft(
        (
            make_paragraph(
                make_line(SellerText.HELLO),
                make_line(Subject(name_order(known), Purpose.BROKEN_PROMISE)),
            ),
            make_paragraph(make_line(quote, _find_state(known, last)), make_line(*earlier)),
            make_paragraph(list_problem(known)),
            make_paragraph(make_line(*list_request(known), find_payment_wish(known))),
            make_paragraph(make_line(AnswerWithin(DAYS), _find_process(known, last))),
        )
    )


def _find_state(known: Known, last: Promise | None) -> PromiseText:
    """Return what became of the last promise."""
    match last.kind if last else "settle":
        case "wait":
            return PromiseText.WAIT_IS_OVER
        case "goods":
            wrong = known.picked("goods_wait", "wrong")
            return PromiseText.GOODS_ARE_WRONG if wrong else PromiseText.GOODS_NOT_HERE
    return PromiseText.HAS_NOT_COME


def _find_process(known: Known, last: Promise | None) -> PromiseText | Closing:
    """Return what happens else: an open request stays open, a closed one can be complained of.

    The Complaint Center takes a broken promise of a covered order (F1.13), and an agreed refund
    that was not paid on Direct Pay (F1.12).
    """
    if not known.day("filed_on") and not known.day("offline_on"):
        return find_process(known)
    if not is_request_closed(known):
        return PromiseText.REQUEST_STAYS_OPEN
    about_money = last is None or last.kind == "settle"
    complains = PROTECTED.holds(known) or (DIRECT.holds(known) and about_money)
    return Otherwise(Route.COMPLAINT if complains else Route.PAYER)
