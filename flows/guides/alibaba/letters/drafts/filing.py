"""The texts of the case page: refund request, long and short, offers and their answers."""

from dataclasses import dataclass
from enum import Enum

from flows.definition.vocabulary import Case, Known, Money
from flows.guides.alibaba.letters.claim import (
    find_case_offer,
    find_claimed_amount,
    is_below,
)
from flows.guides.alibaba.letters.content.comparison import compare_terms
from flows.guides.alibaba.letters.content.draft import (
    Cut,
    Draft,
    Sentence,
    make_line,
    make_paragraph,
)
from flows.guides.alibaba.letters.content.evidence import (
    EvidenceTitle,
    find_exhibit_numbers,
    list_usable_exhibits,
    number_exhibits,
    show_exhibits,
)
from flows.guides.alibaba.letters.content.issue import find_issue
from flows.guides.alibaba.letters.content.order import (
    describe_problem,
    find_heading,
    find_share_sum,
    list_deal,
    quote_story,
)
from flows.guides.alibaba.letters.content.request import (
    find_alternative,
    list_request_to_platform,
)
from flows.guides.alibaba.letters.content.timeline import show_timeline
from flows.guides.alibaba.letters.drafts.seller import answer_offer


class CaseText(Sentence, Enum):
    """What is said inside the case without a figure."""

    GOODS_ACCEPTED = "goods accepted"
    RETURN_ACCEPTED = "return accepted"
    CREDIT_ACCEPTED = "credit accepted"
    REFUND_ACCEPTED = "refund accepted"
    PAY_IN_CASE = "pay in case"
    STAYS_IN_CASE = "stays in case"
    SETTLES_PROBLEM = "settles problem"
    AGREE_ON_PAGE = "agree on page"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class OwnText(Sentence):
    """A text the buyer wrote in place of ours; it has no other language."""

    text: str


@dataclass(frozen=True, slots=True)
class OfferAccepted(Sentence):
    """The refund that is accepted, and the claim where that was more."""

    amount: Money
    claimed: Money | None


CaseSentence = CaseText | OwnText | OfferAccepted


def draft_refund_request(known: Known, case: Case) -> Draft:
    """State the whole claim: the issue, the comparison, the dates, the evidence, the request.

    Where the buyer wrote a text of their own, it is that text.
    """
    own = known.text("request_own") if known.picked("request", "edit") else ""
    if own:
        return Draft((make_paragraph(make_line(OwnText(own))),))
    exhibits, story, timeline = (
        list_usable_exhibits(case),
        quote_story(known),
        show_timeline(known, case.sent_letters),
    )
    evidence, problem = show_exhibits(exhibits, EvidenceTitle.EVIDENCE), describe_problem(known)
    shorter = describe_problem(known, with_inspection=False)
    return Draft(
        (
            make_paragraph(make_line(find_heading(known)), list_deal(known)),
            problem,
            compare_terms(known),
            timeline,
            evidence,
            story,
            make_paragraph(list_request_to_platform(known), make_line(find_alternative(known))),
        ),
        cuts=(
            *(Cut(story), Cut(evidence, number_exhibits(exhibits)), Cut(timeline)),
            Cut(problem, shorter),
            Cut(shorter, describe_problem(known, with_inspection=False, with_details=False)),
        ),
    )


def draft_short_request(known: Known, case: Case) -> Draft:
    """State the claim for a small field: the issue, the sum, the files by number, the request."""
    numbers = find_exhibit_numbers(list_usable_exhibits(case))
    facts = make_line(find_heading(known), find_issue(known), find_share_sum(known), numbers)
    return Draft((make_paragraph((*facts, *list_request_to_platform(known))),))


def draft_acceptance(known: Known, case: Case) -> Draft:  # noqa: ARG001
    """Accept an offer inside the case: exactly what, for this order only, through the platform."""
    for_money = not known.picked("case_offer_kind", "resend", "credit")
    terms = CaseText.PAY_IN_CASE if for_money else CaseText.STAYS_IN_CASE
    return Draft(
        (
            make_paragraph(make_line(find_heading(known))),
            make_paragraph(make_line(_find_acceptance(known)), make_line(terms)),
            make_paragraph(make_line(CaseText.SETTLES_PROBLEM), make_line(find_issue(known))),
            make_paragraph(make_line(CaseText.THANKS)),
        )
    )


def draft_case_counter(known: Known, case: Case) -> Draft:
    """Answer an offer inside the case with another amount; the case stays open."""
    exhibits = list_usable_exhibits(case)
    evidence = show_exhibits(exhibits, EvidenceTitle.EVIDENCE)
    return Draft(
        (
            make_paragraph(make_line(find_heading(known))),
            answer_offer(known, find_case_offer(known), known.money("case_counter_amount")),
            evidence,
            make_paragraph(make_line(CaseText.AGREE_ON_PAGE)),
        ),
        cuts=(Cut(evidence, number_exhibits(exhibits)),),
    )


def _find_acceptance(known: Known) -> CaseSentence:
    match known.text("case_offer_kind"):
        case "resend":
            return CaseText.GOODS_ACCEPTED
        case "back":
            return CaseText.RETURN_ACCEPTED
        case "credit":
            return CaseText.CREDIT_ACCEPTED
    offer, claimed = known.money("case_offer_amount"), find_claimed_amount(known)
    if not offer:
        return CaseText.REFUND_ACCEPTED
    return OfferAccepted(offer, claimed if is_below(offer, claimed) else None)
