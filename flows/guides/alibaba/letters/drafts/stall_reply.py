"""The short answers to what a seller says to win time; each is one paragraph to paste."""

from dataclasses import dataclass
from enum import StrEnum

from flows.definition.vocabulary import Case, Known, Money
from flows.guides.alibaba.letters.claim import find_claimed_amount
from flows.guides.alibaba.letters.content.draft import Draft, Sentence, make_line, make_paragraph
from flows.guides.alibaba.letters.content.options import choose


class StallReply(Sentence, StrEnum):
    """The answer to one line of the seller's; the values are the options of the step."""

    CLOSE_FIRST = "close_first"
    DISCOUNT_NEXT = "discount_next"
    TOKEN_REFUND = "token_refund"  # noqa: S105
    WAIT_WEEKS = "wait_weeks"
    TOLERANCE = "tolerance"
    CARRIER = "carrier"
    PARTS = "parts"
    ELSEWHERE = "elsewhere"
    CONFIRM_NOW = "confirm_now"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ClaimIs(Sentence):
    """The amount of the claim, which comes from the order."""

    amount: Money


StallSentence = StallReply | ClaimIs


def draft_stall_reply(known: Known, case: Case) -> Draft:  # noqa: ARG001
    """Answer the last line of the seller's; a small refund is held against the amount claimed."""
    reply = choose(known, "stall", StallReply) or StallReply.OTHER
    amount = find_claimed_amount(known) if reply is StallReply.TOKEN_REFUND else None
    return Draft((make_paragraph(make_line(ClaimIs(amount) if amount else None, reply)),))
