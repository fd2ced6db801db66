"""What only the complaint says; its form takes English letters alone."""

from flows.guides.alibaba.letters.drafts import complaint
from flows.guides.alibaba.letters.drafts.complaint import ComplaintGround
from flows.guides.alibaba.letters.english.formatting import end_sentence, format_day, quote
from flows.guides.alibaba.letters.formatting import format_amount
from flows.guides.alibaba.promises.ledger import Promise

TEXTS = {
    complaint.ComplaintText.PLEASE_ASK: (
        "Please ask the seller to answer, and tell me if a document is missing, and until when."
    ),
}
GROUNDS = {
    ComplaintGround.NOT_SHIPPED: "I paid, and the seller has not shipped the goods.",
    ComplaintGround.NOT_RECEIVED: "I paid, and I have not received the goods.",
    ComplaintGround.PART_NOT_RECEIVED: "I paid, and a part of the goods was not shipped.",
    ComplaintGround.REFUND_UNPAID: "A refund was agreed, and it has not been paid.",
    ComplaintGround.PAID_OUTSIDE: "I was asked to pay outside Alibaba, and I paid there.",
    ComplaintGround.LATE_RECEIPT: (
        "I am still within 30 days of really getting the goods, and the refund button is gone."
    ),
    ComplaintGround.BROKEN_PROMISE: "The seller promised a solution and did not keep the promise.",
}


def word_complaint(sentence: complaint.ComplaintSentence) -> str:
    """Return a sentence of the complaint."""
    match sentence:
        case complaint.ComplaintText():
            return TEXTS[sentence]
        case complaint.ComplaintGround():
            return f"Reason of the complaint: {GROUNDS[sentence]}"
        case complaint.RealReceipt(on):
            return f"I received the goods on {format_day(on)}. My proof of that day is attached."
        case complaint.SellerPromise(promise):
            return _word_promise(promise)
        case complaint.PromiseWords(words):
            return end_sentence(f"The promise: {quote(words)}")


def _word_promise(promise: Promise) -> str:
    day = format_day(promise.on)
    match promise.kind:
        case "wait":
            return f"The seller asked me to wait until {day}. There is no solution."
        case "goods":
            return f"New goods were promised for {day}. They have not come, or are not right."
    what = f"A payment of {format_amount(promise.amount)}" if promise.amount else "A solution"
    return f"{what} was promised for {day}. It has not come."
