"""What is said of a promise that was not kept, in English."""

from flows.guides.alibaba.letters.drafts import overdue_promise
from flows.guides.alibaba.letters.english.formatting import format_day
from flows.guides.alibaba.letters.formatting import format_amount
from flows.guides.alibaba.promises.ledger import Promise

TEXTS = {
    overdue_promise.PromiseText.SOLUTION_PROMISED: "You promised a solution.",
    overdue_promise.PromiseText.HAS_NOT_COME: "It has not come.",
    overdue_promise.PromiseText.WAIT_IS_OVER: "That day is over, and there is no solution.",
    overdue_promise.PromiseText.GOODS_NOT_HERE: "They have not come.",
    overdue_promise.PromiseText.GOODS_ARE_WRONG: "Goods came, but they are not right either.",
    overdue_promise.PromiseText.REQUEST_STAYS_OPEN: (
        "My request on Alibaba stays open until it is settled. Thank you."
    ),
}


def word_promise(sentence: overdue_promise.PromiseSentence) -> str:
    """Return a sentence on what was promised."""
    match sentence:
        case overdue_promise.PromiseText():
            return TEXTS[sentence]
        case overdue_promise.PromiseQuote(promise):
            return _quote_promise(promise)
        case overdue_promise.EarlierPromise(promise):
            amount = f"{format_amount(promise.amount)} " if promise.amount else ""
            return f"Before that: {amount}promised for {format_day(promise.on)}."


def _quote_promise(promise: Promise) -> str:
    day = format_day(promise.on)
    match promise.kind:
        case "wait":
            return f"You asked me to wait until {day}."
        case "goods":
            return f"You promised that the new goods would be here by {day}."
    what = f"to pay {format_amount(promise.amount)}" if promise.amount else "a solution"
    return f"You promised {what} by {day}."
