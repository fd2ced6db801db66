"""Which draft each letter is written from, and the languages it is written in."""

from collections.abc import Callable, Mapping

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.chinese import CHINESE
from flows.guides.alibaba.letters.content.draft import Draft
from flows.guides.alibaba.letters.content.inspection import draft_method
from flows.guides.alibaba.letters.drafts import (
    agreed_refund,
    bank,
    bank_dispute,
    complaint,
    evidence_reply,
    filing,
    mediator,
    overdue_promise,
    seller,
    stall_reply,
)
from flows.guides.alibaba.letters.english import ENGLISH

Drafter = Callable[[Known, Case], Draft]

DRAFTERS: Mapping[str, Drafter] = {
    "first_message": seller.draft_first_message,
    "follow_up": seller.draft_follow_up,
    "counter_offer": seller.draft_counter_offer,
    "final_notice": seller.draft_final_notice,
    "promise_late": overdue_promise.draft_overdue_promise,
    "stall_reply": stall_reply.draft_stall_reply,
    "refund_request": filing.draft_refund_request,
    "refund_short": filing.draft_short_request,
    "agreed_request": agreed_refund.draft_agreed_refund,
    "escalation": mediator.draft_escalation,
    "mediator_reply": evidence_reply.draft_mediator_reply,
    "acceptance": filing.draft_acceptance,
    "case_counter": filing.draft_case_counter,
    "method": draft_method,
    "complaint": complaint.draft_complaint,
    "bank_letter": bank.draft_bank_letter,
    "bank_dispute": bank_dispute.draft_bank_dispute,
}


def write_english(letter: str, known: Known, case: Case) -> str:
    """Return a letter in English."""
    return ENGLISH.write_letter(DRAFTERS[letter](known, case))


def write_chinese(letter: str, known: Known, case: Case) -> str:
    """Return a letter in Chinese."""
    return CHINESE.write_letter(DRAFTERS[letter](known, case))
