"""The letters to Alibaba's mediator: the escalation statement and the reply."""

from dataclasses import dataclass
from enum import Enum

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.content.comparison import compare_terms
from flows.guides.alibaba.letters.content.details import list_details
from flows.guides.alibaba.letters.content.draft import (
    Cut,
    Draft,
    Excerpt,
    Sentence,
    make_line,
    make_paragraph,
    take_excerpt,
)
from flows.guides.alibaba.letters.content.evidence import (
    EvidenceTitle,
    list_latest_exhibits,
    list_usable_exhibits,
    number_exhibits,
    show_exhibits,
)
from flows.guides.alibaba.letters.content.inspection import find_inspection
from flows.guides.alibaba.letters.content.issue import find_issue
from flows.guides.alibaba.letters.content.order import (
    ProblemLabel,
    find_heading,
    find_share_sum,
)
from flows.guides.alibaba.letters.content.request import list_request_to_platform
from flows.guides.alibaba.letters.content.seller_position import (
    Reader,
    describe_position,
    list_smaller_offers,
)
from flows.guides.alibaba.letters.content.timeline import show_timeline


class MediatorText(Sentence, Enum):
    """What is said to the mediator without a figure."""

    HELLO = "hello"
    NO_SOLUTION = "no solution"
    REPORT_COMPANY = "report company"
    ANYTHING_MISSING = "anything missing"


@dataclass(frozen=True, slots=True)
class EvidenceAsked(Sentence):
    """What the mediator asked for, as the buyer copied it."""

    words: Excerpt


MediatorSentence = MediatorText | EvidenceAsked


def draft_escalation(known: Known, case: Case) -> Draft:
    """State the case for somebody with thirty seconds: issue, request, proof, and the answers.

    What the seller says against it is answered, and what they admitted is quoted with its day.
    """
    exhibits, pairs = list_usable_exhibits(case), compare_terms(known)
    evidence = show_exhibits(exhibits, EvidenceTitle.EVIDENCE)
    position = describe_position(known, Reader.PLATFORM)
    facts = make_paragraph(
        list_details(known), make_line(find_inspection(known)), make_line(find_share_sum(known))
    )
    return Draft(
        (
            make_paragraph(make_line(find_issue(known))),
            make_paragraph(list_request_to_platform(known)),
            make_paragraph(make_line(find_heading(known))),
            facts,
            pairs,
            position,
            show_timeline(known, case.sent_letters),
            evidence,
            make_paragraph(list_smaller_offers(known), make_line(MediatorText.NO_SOLUTION)),
        ),
        cuts=(
            Cut(evidence, number_exhibits(exhibits)),
            *(Cut(facts), Cut(pairs), Cut(position)),
        ),
    )


def draft_mediator_reply(known: Known, case: Case) -> Draft:
    """Answer the mediator's question with the new exhibits by number, and repeat the request."""
    asked = take_excerpt(known.text("evidence_asked"), 240)
    exhibits, pairs = list_latest_exhibits(known, case), compare_terms(known)
    evidence = show_exhibits(exhibits, EvidenceTitle.FILES_ASKED_FOR)
    on_quality = known.picked("problem", "quality", "counterfeit")
    return Draft(
        (
            make_paragraph(make_line(MediatorText.HELLO), make_line(find_heading(known))),
            make_paragraph(make_line(EvidenceAsked(asked) if asked else None)),
            evidence,
            make_paragraph(
                make_line(ProblemLabel.IN_SHORT, find_issue(known)),
                make_line(find_share_sum(known)),
            ),
            pairs,
            make_paragraph(list_request_to_platform(known)),
            make_paragraph(
                make_line(MediatorText.REPORT_COMPANY if on_quality else None),
                make_line(MediatorText.ANYTHING_MISSING),
            ),
        ),
        cuts=(Cut(pairs), Cut(evidence, number_exhibits(exhibits))),
    )
