"""The inquiry to the bank, PayPal or wallet: it asks for the last filing day in writing."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from flows.definition.vocabulary import Case, Known, Money
from flows.guides.alibaba.letters.content.draft import (
    Cut,
    Draft,
    Excerpt,
    Paragraph,
    Sentence,
    make_line,
    make_paragraph,
)
from flows.guides.alibaba.letters.content.evidence import (
    list_usable_exhibits,
    number_exhibits,
    show_exhibits,
)
from flows.guides.alibaba.letters.content.options import PaymentMethod, choose
from flows.guides.alibaba.letters.content.order import (
    OrderName,
    list_problem,
    name_order,
    name_supplier,
)
from flows.guides.alibaba.letters.content.payments import PaidPart, list_paid_parts
from flows.guides.alibaba.letters.content.timeline import (
    WRITING_STEPS,
    Event,
    Happening,
    list_main_events,
)
from flows.guides.alibaba.letters.open_request import (
    is_request_closed,
    is_request_open,
)

TRIED = {
    *WRITING_STEPS.values(),
    *(Happening.REFUSED, Happening.STALLS, Happening.NO_REPLY),
    *(Happening.FILED, Happening.ESCALATED, Happening.COMPLAINED, Happening.CASE_REFUSED),
}
"""What a bank wants to know of the talks with the seller and of the case."""


class BankText(Sentence, Enum):
    """What is said to a bank without a figure."""

    HELLO = "hello"
    TRIED = "tried"
    ANSWER_IN_WRITING = "answer in writing"
    CAN_SEND = "can send"
    DAY_IS_NEAR = "day is near"
    REGARDS = "regards"


class PlatformCase(StrEnum):
    """Whether a case at Alibaba can change the last day: none there is, one is planned, or open."""

    NONE = "none"
    PLANNED = "planned"
    OPEN = "open"


class Decision(Sentence, StrEnum):
    """How the case at Alibaba ended without all of the money."""

    REFUSED = "refused"
    PART = "part"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class MoneySent(Sentence):
    """The payment the letter is about, in all, and its last part where there were two."""

    amount: Money | None
    method: PaymentMethod | None
    on: date | None
    last: PaidPart | None = None


@dataclass(frozen=True, slots=True)
class Payee(Sentence):
    """To whom the money went."""

    supplier: Excerpt


@dataclass(frozen=True, slots=True)
class OrderPaid(Sentence):
    """The order the money was for; its number or its product is known."""

    order: OrderName


@dataclass(frozen=True, slots=True)
class Attempt(Sentence):
    """What was tried with the seller or on the platform."""

    event: Event


@dataclass(frozen=True, slots=True)
class BankQuestions(Sentence):
    """The questions on the last day, which differ by how the money was sent."""

    method: PaymentMethod | None
    platform: PlatformCase


BankSentence = BankText | Decision | MoneySent | Payee | OrderPaid | Attempt | BankQuestions


def draft_bank_letter(known: Known, case: Case) -> Draft:
    """Ask those who moved the money for the last day, in writing."""
    exhibits = list_usable_exhibits(case)
    evidence, payment = show_exhibits(exhibits, BankText.CAN_SEND), sent_payment(known)
    method = choose(known, "pay_method", PaymentMethod)
    questions = BankQuestions(method, _find_platform_case(known))
    return Draft(
        (
            make_paragraph(make_line(BankText.HELLO), make_line(payment), *name_merchant(known)),
            make_paragraph(list_problem(known), *list_attempts(known, case)),
            make_paragraph(make_line(BankText.ANSWER_IN_WRITING), make_line(questions)),
            evidence,
            make_paragraph(make_line(BankText.DAY_IS_NEAR)),
            make_paragraph(make_line(BankText.REGARDS)),
        ),
        cuts=(Cut(evidence, number_exhibits(exhibits)),),
    )


def sent_payment(known: Known) -> MoneySent:
    """Return the payment the bank is written to about: the one outside, where there is one."""
    amount = known.money("off_amount") or known.money("paid_amount")
    if known.answer("off_paid_on"):
        method = choose(known, "pay_method", PaymentMethod)
        return MoneySent(amount, method, known.sure_day("off_paid_on"))
    first, *last = list_paid_parts(known)
    return MoneySent(amount, first.method, first.on, *last)


def name_merchant(known: Known) -> Paragraph:
    """Return to whom the money went, and for which order."""
    supplier, order = name_supplier(known), name_order(known)
    return make_paragraph(
        make_line(Payee(supplier) if supplier else None),
        make_line(OrderPaid(order) if order.number or order.product else None),
    )


def list_attempts(known: Known, case: Case) -> Paragraph:
    """Return what was tried with the seller and on the platform; banks ask for it."""
    events = list_main_events(known, case.sent_letters)
    rows = [Attempt(event) for event in events if event.what in TRIED]
    decision = choose(known, "decision", Decision)
    if not rows and not decision:
        return ()
    return make_paragraph(
        make_line(BankText.TRIED), *(make_line(row) for row in rows), make_line(decision)
    )


def _find_platform_case(known: Known) -> PlatformCase:
    """Return whether Alibaba looks at this payment; on Direct Pay it never does (F1.12)."""
    outside = known.picked("payment", "outside", "direct_pay") or known.money("off_amount")
    if outside or is_request_closed(known):
        return PlatformCase.NONE
    return PlatformCase.OPEN if is_request_open(known) else PlatformCase.PLANNED
