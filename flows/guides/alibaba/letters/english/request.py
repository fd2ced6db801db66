"""What the buyer asks for, and what would do instead, in English."""

from flows.definition.vocabulary import Money
from flows.guides.alibaba.letters.content import request
from flows.guides.alibaba.letters.english.formatting import end_sentence, format_units, quote
from flows.guides.alibaba.letters.formatting import format_amount

WISHES = {
    request.Wish.KEEP_ON_PLATFORM: (
        "I ask to keep the order, the payment and all messages on Alibaba."
    ),
    request.Wish.PAY_THROUGH_ORDER: "Please make the refund through the order on Alibaba.",
    request.Wish.PROPOSE_SOLUTION: "Please tell me which solution you propose.",
    request.Wish.DECIDE: "I ask Alibaba to look at the evidence and to decide.",
}
ALTERNATIVES = {
    request.Alternative.SHIPPING_DATE: (
        "I would also accept a fixed shipping date with a tracking number."
    ),
    request.Alternative.PROOF_OF_DELIVERY: (
        "If you have proof of delivery to my address, please show it to me."
    ),
}
REASONS = {
    request.ReasonForAll.INCOMPLETE: "The other units cannot be used without them.",
    request.ReasonForAll.SET: "The goods are a set, and useless without these parts.",
    request.ReasonForAll.UNSAFE: (
        "I cannot use or sell the other units either, because they may not be safe."
    ),
}
KINDS = {
    request.GoodsSent.MISSING: "missing",
    request.GoodsSent.CORRECT: "correct",
    request.GoodsSent.REPLACEMENT: "replacement",
}
REFUNDS = {
    request.RefundKind.FULL: "a full refund{of}",
    request.RefundKind.PARTIAL: "a partial refund{of}",
    request.RefundKind.AGREED: "the refund{of} that was agreed",
}


def word_request(sentence: request.Request) -> str:
    """Return the sentence on what is asked for, or would do instead."""
    match sentence:
        case request.Wish():
            return WISHES[sentence]
        case request.Refund(kind, amount):
            return f"I ask for {REFUNDS[kind].format(of=_of(amount))}."
        case request.ReasonForAll():
            return REASONS[sentence]
        case request.OwnReasonForAll(words):
            return end_sentence(f"I ask for all of it because: {quote(words)}")
        case request.ReturnForRefund(units, amount):
            goods = "the goods" if units is None else f"the {format_units(units)} with the problem"
            return (
                f"I ask to return {goods} and for a refund{_of(amount)}. Please confirm in writing "
                "who pays the return freight before I send anything."
            )
        case request.SendGoods():
            return f"I ask that {_word_sending(sentence)}, with a date and a tracking number."
        case request.OwnRequest(words):
            return end_sentence(f"I ask for this: {quote(words)}")
        case request.OwnAmount(amount):
            return f"The amount is {format_amount(amount)}."
        case request.Alternative():
            return ALTERNATIVES[sentence]
        case request.RefundInstead(amount):
            return f"I would also accept a refund of {format_amount(amount)} for these goods."


def _word_sending(sent: request.SendGoods) -> str:
    match sent.goods:
        case request.GoodsSent.NOW:
            return "the goods are sent now"
        case request.GoodsSent.AGAIN:
            return "the goods are sent again, free of charge"
    kind, units = KINDS[sent.goods], sent.units
    if units is None:
        return f"the {kind} goods are sent, free of charge"
    goods = format_units(units).replace(" ", f" {kind} ")
    the = "the " if sent.goods is request.GoodsSent.MISSING else ""
    return f"{the}{goods} {'is' if units == 1 else 'are'} sent, free of charge"


def _of(amount: Money | None) -> str:
    return f" of {format_amount(amount)}" if amount else ""
