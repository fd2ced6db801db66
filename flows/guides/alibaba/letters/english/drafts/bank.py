"""What only the letter to the bank says; it has no other language than English."""

from collections.abc import Mapping
from datetime import date

from flows.guides.alibaba.letters.content import options
from flows.guides.alibaba.letters.drafts import bank
from flows.guides.alibaba.letters.english.formatting import clip_excerpt, format_day
from flows.guides.alibaba.letters.english.timeline import HAPPENINGS
from flows.guides.alibaba.letters.formatting import format_amount

TEXTS = {
    bank.BankText.HELLO: "Dear Sir or Madam,",
    bank.BankText.TRIED: "What I tried:",
    bank.BankText.ANSWER_IN_WRITING: "Please answer in writing:",
    bank.BankText.CAN_SEND: "I can send:",
    bank.BankText.DAY_IS_NEAR: (
        "If that day is near, please tell me at once. I will send account or card details only "
        "in the way you tell me is safe."
    ),
    bank.BankText.REGARDS: "Kind regards",
}
DECISIONS = {
    bank.Decision.REFUSED: "- Alibaba decided against a refund",
    bank.Decision.PART: "- Alibaba decided for a part of the money",
    bank.Decision.CLOSED: "- The case at Alibaba is closed",
}
METHODS = {
    None: "",
    options.PaymentMethod.CARD: " by card",
    options.PaymentMethod.PAYPAL: " by PayPal",
    options.PaymentMethod.BANK: " by bank transfer (T/T)",
    options.PaymentMethod.WESTERN_UNION: " by Western Union",
    options.PaymentMethod.WALLET: " by wallet",
    options.PaymentMethod.PAY_LATER: " with Pay Later",
}
QUESTIONS: Mapping[options.PaymentMethod | None, tuple[str, ...]] = {
    options.PaymentMethod.CARD: (
        "1. What is the last day on which I can dispute this payment, and from which day do you "
        "count it?",
        "2. Which documents do you need?",
    ),
    options.PaymentMethod.PAYPAL: (
        "1. What is the last day on which I can open a dispute for this payment?",
        "2. Once it is open, until which day must I turn it into a claim?",
    ),
    options.PaymentMethod.BANK: (
        "1. Can you still ask the receiving bank to return this payment, and what is the last "
        "day for it?",
        "2. Which documents do you need?",
        "3. What does it cost, and when will I hear the result?",
    ),
    options.PaymentMethod.WESTERN_UNION: (
        "1. Has this transfer been paid out, and can it still be cancelled?",
        "2. What is the last day for a complaint about it?",
        "3. Which documents do you need besides the receipt with the MTCN?",
    ),
}
GENERAL_QUESTIONS = (
    "1. What is the last day on which I can dispute this payment, and from which day do you count "
    "it?",
    "2. Which documents do you need, and must I ask another bank first?",
)
CASES = {
    bank.PlatformCase.NONE: "",
    bank.PlatformCase.PLANNED: (
        "\n3. I am asking for a refund through Alibaba first. Does that change the last day?"
    ),
    bank.PlatformCase.OPEN: (
        "\n3. My refund request on Alibaba is still open. Does that change the last day?"
    ),
}
ASKED_OF_PLATFORM_CASE = (
    *(None, options.PaymentMethod.CARD, options.PaymentMethod.PAYPAL),
    *(options.PaymentMethod.WALLET, options.PaymentMethod.PAY_LATER),
)
"""Ways of paying for which a dispute beside the case is possible; a recall is not one."""


def word_part(method: options.PaymentMethod | None, on: date | None) -> str:
    """Return how and when a payment was made: " by card on 3 May 2026"."""
    return f"{METHODS[method]}{f' on {format_day(on)}' if on else ''}"


def word_bank(sentence: bank.BankSentence) -> str:
    """Return a sentence of the letter to the bank."""
    match sentence:
        case bank.BankText():
            return TEXTS[sentence]
        case bank.Decision():
            return DECISIONS[sentence]
        case bank.MoneySent(amount, method, on, last):
            paid = format_amount(amount) if amount else "a supplier"
            if last is None:
                return f"I paid {paid}{word_part(method, on)}."
            return (
                f"I paid {paid} in two parts: the first{word_part(method, on)}, the last"
                f"{word_part(last.method, last.on)}."
            )
        case bank.Payee(supplier):
            return f"Supplier: {clip_excerpt(supplier)}"
        case bank.OrderPaid(order):
            named = [f"Order on Alibaba.com: {order.number}"] if order.number else []
            named += [f"Product: {clip_excerpt(order.product)}"] if order.product else []
            return "\n".join(named)
        case bank.Attempt(event):
            noted = " (noted)" if event.reported else ""
            return f"- {format_day(event.on)}{noted}: {HAPPENINGS[event.what]}"
        case bank.BankQuestions(method, platform):
            asked = "\n".join(QUESTIONS.get(method, GENERAL_QUESTIONS))
            return asked + (CASES[platform] if method in ASKED_OF_PLATFORM_CASE else "")
