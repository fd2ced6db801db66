"""The letter to Alibaba's mediator: the escalation statement."""

from enum import Enum

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.content.comparison import compare_terms
from flows.guides.alibaba.letters.content.details import list_details
from flows.guides.alibaba.letters.content.draft import (
    Cut,
    Draft,
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
from flows.guides.alibaba.letters.content.inspection import find_inspection
from flows.guides.alibaba.letters.content.issue import find_issue
from flows.guides.alibaba.letters.content.order import (
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
