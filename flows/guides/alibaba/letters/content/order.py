"""The order and its deal, the buyer's story, and the sum of the claim."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.letters.claim import ClaimSum, find_claim_sum
from flows.guides.alibaba.letters.content.details import list_details
from flows.guides.alibaba.letters.content.draft import (
    Excerpt,
    Line,
    Paragraph,
    Sentence,
    make_line,
    make_paragraph,
    take_excerpt,
)
from flows.guides.alibaba.letters.content.inspection import find_inspection
from flows.guides.alibaba.letters.content.issue import find_issue, is_only_tracked
from flows.guides.alibaba.letters.content.payments import find_last_day

LONGEST_NAME = 60
"""Characters of the name of a product or a supplier."""


class ProblemLabel(Sentence, Enum):
    """What stands before the sentence on the problem."""

    PROBLEM = "problem"
    IN_SHORT = "in short"


class Purpose(StrEnum):
    """Why the seller is written to."""

    FIRST_CONTACT = "first contact"
    COUNTER_OFFER = "counter-offer"
    BROKEN_PROMISE = "broken promise"
    NO_SOLUTION = "no solution"


@dataclass(frozen=True, slots=True)
class OrderName:
    """The number of an order, "" when unknown, and its product."""

    number: str
    product: Excerpt | None


@dataclass(frozen=True, slots=True)
class Subject(Sentence):
    """What a letter to the seller is about."""

    order: OrderName
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class CaseHeading(Sentence):
    """The order and the seller, at the head of a text for Alibaba; one of the two at least."""

    order: OrderName | None
    supplier: Excerpt | None


@dataclass(frozen=True, slots=True)
class AgreedTerms(Sentence):
    """The units and the shipping day that were agreed, one of the two at least."""

    units: int | None
    ship_by: date | None


@dataclass(frozen=True, slots=True)
class Payment(Sentence):
    """The amount that was paid and its day, one of the two at least; a day for the last part."""

    amount: Money | None
    on: date | None
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class Receipt(Sentence):
    """The day on which the goods, or a part of them, came to the buyer."""

    on: date
    part: bool


@dataclass(frozen=True, slots=True)
class ShareSum(Sentence):
    """The sum that leads to the amount asked for."""

    claim: ClaimSum


@dataclass(frozen=True, slots=True)
class StoryQuote(Sentence):
    """The beginning of the buyer's story."""

    words: Excerpt


OrderFact = (
    ProblemLabel | Subject | CaseHeading | AgreedTerms | Payment | Receipt | ShareSum | StoryQuote
)


def name_order(known: Known) -> OrderName:
    """Return the number and the product of the order."""
    return OrderName(known.text("order_number"), take_excerpt(known.text("product"), LONGEST_NAME))


def name_supplier(known: Known) -> Excerpt | None:
    """Return the name of the supplier."""
    return take_excerpt(known.text("supplier"), LONGEST_NAME)


def find_heading(known: Known) -> CaseHeading | None:
    """Return the order and the seller; None when neither is known."""
    order, supplier = name_order(known), name_supplier(known)
    named = order if order.number or order.product else None
    return CaseHeading(named, supplier) if named or supplier else None


def list_deal(known: Known) -> Line:
    """Return what was agreed and paid, and when the goods came, each where it is known."""
    units, ship_by = known.count("units_ordered") or None, known.sure_day("ship_by")
    paid, paid_on = known.money("paid_amount"), known.sure_day("paid_on")
    came = known.sure_day("delivered_on") if not is_only_tracked(known) else None
    return make_line(
        AgreedTerms(units, ship_by) if units or ship_by else None,
        Payment(paid, paid_on, find_last_day(known)) if paid or paid_on else None,
        Receipt(came, known.picked("delivered", "part")) if came else None,
    )


def list_problem(known: Known) -> Line:
    """Return the problem in one sentence, with its label."""
    return make_line(ProblemLabel.PROBLEM, find_issue(known))


def describe_problem(
    known: Known, *, with_inspection: bool = True, with_details: bool = True
) -> Paragraph:
    """Return what happened, what else is known, how it was looked at, and the sum.

    The inspection and the details can be left out, where there is no room for them.
    """
    return make_paragraph(
        make_line(*list_problem(known), *(list_details(known) if with_details else ())),
        make_line(find_inspection(known) if with_inspection else None),
        make_line(find_share_sum(known)),
    )


def find_share_sum(known: Known) -> ShareSum | None:
    """Return the sum of the claim; None where it is the whole order, or leads to another amount."""
    claim = find_claim_sum(known)
    return ShareSum(claim) if claim else None


def quote_story(known: Known) -> Paragraph:
    """Return the beginning of what the buyer told in several messages."""
    told = known.value("story")
    words = take_excerpt(" ".join(told), 160) if isinstance(told, tuple) else None
    return make_paragraph(make_line(StoryQuote(words) if words else None))
