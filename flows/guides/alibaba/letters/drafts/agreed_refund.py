"""The request for a refund that was agreed in messages: four lines, and nothing to be proved."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from flows.definition.vocabulary import Case, Known, Money
from flows.guides.alibaba.letters.claim import find_claimed_amount
from flows.guides.alibaba.letters.content.draft import Draft, Sentence, make_line, make_paragraph
from flows.guides.alibaba.letters.content.order import find_heading, list_problem
from flows.guides.alibaba.letters.content.process_order import find_answer_day


class AgreedText(Sentence, Enum):
    """What is said of an agreement without a figure."""

    ACCEPT_HERE = "accept here"


@dataclass(frozen=True, slots=True)
class AgreedRefund(Sentence):
    """The refund that was agreed in the chat, and its day where that is known."""

    amount: Money | None
    on: date | None


AgreedSentence = AgreedText | AgreedRefund


def draft_agreed_refund(known: Known, case: Case) -> Draft:
    """Repeat inside the order what was agreed: the order, the problem, the refund, one request."""
    on = find_agreed_day(known, case)
    return Draft(
        (
            make_paragraph(
                make_line(find_heading(known)),
                list_problem(known),
                make_line(AgreedRefund(find_claimed_amount(known), on)),
                make_line(AgreedText.ACCEPT_HERE),
            ),
        )
    )


def find_agreed_day(known: Known, case: Case) -> date | None:
    """Return the day of the agreement: the buyer told of it on the day they had written.

    Told on a later day, it may be any of those between.
    """
    told = known.answer("seller_wait")
    sent_on = max((each.on for each in case.sent_letters), default=None)
    on = find_answer_day(known, told) if told else None
    return on if on and on == sent_on else None
