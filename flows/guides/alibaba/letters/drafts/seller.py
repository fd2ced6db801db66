"""The letters to the seller: first message, reminder, counter-offer and final notice."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from flows.definition.vocabulary import Case, Known, Money
from flows.guides.alibaba.letters.claim import find_claimed_amount, is_below
from flows.guides.alibaba.letters.content.closing import (
    TALK_STEPS,
    TRIAGE_STEPS,
    AnswerBy,
    Route,
    find_due,
    find_route,
    list_closing,
)
from flows.guides.alibaba.letters.content.comparison import compare_terms
from flows.guides.alibaba.letters.content.draft import (
    Cut,
    Draft,
    Paragraph,
    Sentence,
    make_line,
    make_paragraph,
)
from flows.guides.alibaba.letters.content.evidence import (
    EvidenceTitle,
    list_usable_exhibits,
    number_exhibits,
    show_exhibits,
)
from flows.guides.alibaba.letters.content.order import (
    OrderName,
    Purpose,
    Subject,
    describe_problem,
    find_share_sum,
    list_deal,
    list_problem,
    name_order,
)
from flows.guides.alibaba.letters.content.process_order import find_answer_day
from flows.guides.alibaba.letters.content.request import (
    find_payment_wish,
    list_request,
    list_request_to_seller,
)
from flows.guides.alibaba.letters.content.seller_position import Reader, describe_position

DAYS_TO_AGREE = 3
"""Days in which both can agree inside a request; from day 4 on it may be escalated (F2.2)."""


class SellerText(Sentence, Enum):
    """What is said to the seller without a figure."""

    HELLO = "hello"
    OFFER_TOO_LOW = "offer too low"
    OFFER_NOT_ACCEPTED = "offer not accepted"
    STAY_OPEN = "stay open"


@dataclass(frozen=True, slots=True)
class NoAnswerYet(Sentence):
    """The seller did not answer a message; its day where it was sent on one that is known."""

    order: OrderName
    sent_on: date | None


@dataclass(frozen=True, slots=True)
class ThanksForOffer(Sentence):
    """Thanks for an offer, with its amount where there is one."""

    amount: Money | None


@dataclass(frozen=True, slots=True)
class Proposal(Sentence):
    """The amount proposed in place of an offer."""

    amount: Money


@dataclass(frozen=True, slots=True)
class PromiseNotKept(Sentence):
    """What the seller promised, for a day where it is known, has not come."""

    promised_for: date | None


@dataclass(frozen=True, slots=True)
class TurnsToProcess(Sentence):
    """The process the buyer turns to now, and the last day to agree inside it, where one is set."""

    route: Route
    agree_until: date | None


@dataclass(frozen=True, slots=True)
class ProposalStands(Sentence):
    """A counter-offer that can still be accepted, until a day, and the claim it falls short of."""

    amount: Money
    until: date | None
    claimed: Money


SellerSentence = (
    SellerText
    | NoAnswerYet
    | ThanksForOffer
    | Proposal
    | PromiseNotKept
    | TurnsToProcess
    | ProposalStands
)


def draft_first_message(known: Known, case: Case) -> Draft:
    """Write to the seller for the first time: the order, the facts, one request, a day."""
    exhibits, pairs = list_usable_exhibits(case), compare_terms(known)
    evidence = show_exhibits(exhibits, EvidenceTitle.ATTACHED)
    return Draft(
        (
            make_paragraph(*_greet(known, Purpose.FIRST_CONTACT), list_deal(known)),
            describe_problem(known),
            pairs,
            evidence,
            list_request_to_seller(known),
            make_paragraph(list_closing(known, 3, *TRIAGE_STEPS)),
        ),
        cuts=(Cut(evidence, number_exhibits(exhibits)), Cut(pairs)),
    )


def draft_follow_up(known: Known, case: Case) -> Draft:
    """Remind a silent seller: when was written, what it is about, what is asked, a day."""
    sent = known.answer("first_message")
    sent_on = find_answer_day(known, sent) if sent and sent.value == "sent" else None
    exhibits = list_usable_exhibits(case)
    evidence = show_exhibits(exhibits, EvidenceTitle.ATTACHED)
    return Draft(
        (
            make_paragraph(
                make_line(SellerText.HELLO), make_line(NoAnswerYet(name_order(known), sent_on))
            ),
            make_paragraph(list_problem(known)),
            evidence,
            list_request_to_seller(known),
            make_paragraph(list_closing(known, 2, "seller_wait")),
        ),
        cuts=(Cut(evidence, number_exhibits(exhibits)),),
    )


def draft_counter_offer(known: Known, case: Case) -> Draft:  # noqa: ARG001
    """Answer an offer with another amount and the sum behind it."""
    steps = ("counter_amount", "offer", "offer_amount", "seller_wait")
    return Draft(
        (
            _greet(known, Purpose.COUNTER_OFFER),
            answer_offer(known, known.money("offer_amount"), known.money("counter_amount")),
            make_paragraph(list_closing(known, 2, *steps)),
        )
    )


def answer_offer(known: Known, offer: Money | None, counter_amount: Money | None) -> Paragraph:
    """Return why an offer is too low, and the amount proposed in its place."""
    wanted = counter_amount or find_claimed_amount(known)
    too_low = is_below(offer, wanted)
    reason = SellerText.OFFER_TOO_LOW if too_low else SellerText.OFFER_NOT_ACCEPTED
    return make_paragraph(
        make_line(ThanksForOffer(offer), reason),
        list_problem(known),
        make_line(find_share_sum(known)),
        make_line(Proposal(wanted)) if wanted else list_request(known),
        make_line(find_payment_wish(known)),
    )


def draft_final_notice(known: Known, case: Case) -> Draft:
    """Say that the buyer turns to the platform now, and until when both can still agree there.

    The buyer files at once, so the letter does not promise to wait first.
    """
    exhibits, until = list_usable_exhibits(case), _find_last_day_to_agree(known)
    evidence = show_exhibits(exhibits, EvidenceTitle.MY_EVIDENCE)
    broken = known.picked("promise_wait", "broken")
    return Draft(
        (
            _greet(known, Purpose.NO_SOLUTION),
            make_paragraph(
                list_problem(known),
                make_line(find_share_sum(known)),
                make_line(PromiseNotKept(known.day("promise_on")) if broken else None),
            ),
            describe_position(known, Reader.SELLER),
            list_request_to_seller(known),
            make_paragraph(
                make_line(TurnsToProcess(find_route(known), until)),
                make_line(_find_standing_proposal(known, until)),
            ),
            evidence,
            make_paragraph(make_line(SellerText.STAY_OPEN)),
        ),
        cuts=(Cut(evidence, number_exhibits(exhibits)),),
    )


def _find_last_day_to_agree(known: Known) -> date | None:
    """Return the day before the first on which a request filed now may be escalated (F2.2)."""
    due = find_due(known, DAYS_TO_AGREE, *TALK_STEPS)
    return due.on if isinstance(due, AnswerBy) else None


def _find_standing_proposal(known: Known, until: date | None) -> ProposalStands | None:
    """Return the last counter-offer that was sent, as far as it is less than the claim."""
    amount, claimed = known.money("counter_amount"), find_claimed_amount(known)
    sent = known.picked("counter_message", "sent")
    if not sent or not amount or not claimed or not is_below(amount, claimed):
        return None
    return ProposalStands(amount, until, claimed)


def _greet(known: Known, purpose: Purpose) -> Paragraph:
    return make_paragraph(
        make_line(SellerText.HELLO), make_line(Subject(name_order(known), purpose))
    )
