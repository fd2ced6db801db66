"""The Chinese letter to the seller whose promised day is over."""

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.chinese.issue import issue
from flows.guides.alibaba.letters.chinese.order import about
from flows.guides.alibaba.letters.chinese.request import inside, process, request, until
from flows.guides.alibaba.letters.claim import Reply
from flows.guides.alibaba.letters.formatting import amount, chinese_day, composed, joined, lines
from flows.guides.alibaba.promises.ledger import Promise, list_promises

DAYS = 2
OPEN = "在问题解决之前，我方在阿里巴巴平台上的申请将继续保留。谢谢！"


def late(known: Known, case: Case) -> str:  # noqa: ARG001
    """Quote the promise, its amount and its day; say that it was not kept, and ask once more."""
    *before, last = list_promises(known) or (None,)
    wanted = Reply(None, today=False)
    return composed(
        (
            lines("您好：", f"现就{about(known)}与贵司联系。"),
            lines(
                joined(quoted(last), "至今未见履行。"),
                joined(*(f"此前的承诺：{_earlier(each)}。" for each in before[-2:] if each)),
            ),
            f"问题：{issue(known)}",
            joined(request(known), inside(known)),
            joined(until(wanted, DAYS), OPEN if _filed(known) else process(known, wanted)),
        )
    )


def _filed(known: Known) -> bool:
    return bool(known.day("filed_on") or known.day("offline_on"))


def quoted(promise: Promise | None) -> str:
    """Return the sentence that quotes a promise; without a day, that there was one."""
    if promise is None:
        return "贵司曾承诺解决此问题。"
    day = chinese_day(promise.on)
    if promise.kind == "wait":
        return f"贵司请我方等到{day}，我方已等候，"
    if promise.kind == "goods":
        return f"贵司承诺新货于{day}或之前送达，"
    what = f"支付 {amount(promise.amount)}" if promise.amount else "解决此问题"
    return f"贵司承诺于{day}或之前{what}，"


def _earlier(promise: Promise) -> str:
    money = f" {amount(promise.amount)}" if promise.amount else ""
    return f"{chinese_day(promise.on)}{money}"
