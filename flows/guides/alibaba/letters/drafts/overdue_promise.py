"""The letter to the seller whose promised day is over."""

from dataclasses import dataclass
from enum import Enum

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.content.closing import AnswerWithin, find_process
from flows.guides.alibaba.letters.content.draft import Draft, Sentence, make_line, make_paragraph
from flows.guides.alibaba.letters.content.order import (
    Purpose,
    Subject,
    list_problem,
    name_order,
)
from flows.guides.alibaba.letters.content.request import find_payment_wish, list_request
from flows.guides.alibaba.letters.drafts.seller import SellerText
from flows.guides.alibaba.promises.ledger import Promise, list_promises

DAYS = 2
MOST_EARLIER = 2
"""Promises that are named besides the last one."""


class PromiseText(Sentence, Enum):
    """What is said of promises without a figure."""

    SOLUTION_PROMISED = "solution promised"
    HAS_NOT_COME = "has not come"
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
    due = AnswerWithin(DAYS)
    process = PromiseText.REQUEST_STAYS_OPEN if _is_filed(known) else find_process(known, due)
    return Draft(
        (
            make_paragraph(
                make_line(SellerText.HELLO),
                make_line(Subject(name_order(known), Purpose.BROKEN_PROMISE)),
            ),
            make_paragraph(make_line(quote, PromiseText.HAS_NOT_COME), make_line(*earlier)),
            make_paragraph(list_problem(known)),
            make_paragraph(make_line(*list_request(known), find_payment_wish(known))),
            make_paragraph(make_line(due, process)),
        )
    )


def _is_filed(known: Known) -> bool:
    return bool(known.day("filed_on") or known.day("offline_on"))
