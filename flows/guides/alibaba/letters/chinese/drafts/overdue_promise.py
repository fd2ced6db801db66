"""What is said of a promise that was not kept, in Chinese."""

from flows.guides.alibaba.letters.chinese.formatting import format_day
from flows.guides.alibaba.letters.drafts import overdue_promise
from flows.guides.alibaba.letters.formatting import format_amount
from flows.guides.alibaba.promises.ledger import Promise

TEXTS = {
    overdue_promise.PromiseText.SOLUTION_PROMISED: "贵司曾承诺解决此问题，",
    overdue_promise.PromiseText.HAS_NOT_COME: "但至今仍未兑现。",
    overdue_promise.PromiseText.WAIT_IS_OVER: "现已逾期，问题仍未解决。",
    overdue_promise.PromiseText.GOODS_NOT_HERE: "但至今仍未送达。",
    overdue_promise.PromiseText.GOODS_ARE_WRONG: "但收到的货物仍不符合约定。",
    overdue_promise.PromiseText.REQUEST_STAYS_OPEN: (
        "在问题解决之前，我方在阿里巴巴平台上的申请将继续保留。谢谢！"
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
            amount = f" {format_amount(promise.amount)}" if promise.amount else ""
            return f"此前的承诺：{format_day(promise.on)}{amount}。"


def _quote_promise(promise: Promise) -> str:
    day = format_day(promise.on)
    match promise.kind:
        case "wait":
            return f"贵司要求我方等到{day}，"
        case "goods":
            return f"贵司承诺新货于{day}前送达，"
    what = f"支付 {format_amount(promise.amount)}" if promise.amount else "解决此问题"
    return f"贵司承诺于{day}前{what}，"
