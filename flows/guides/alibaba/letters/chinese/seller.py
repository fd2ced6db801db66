"""The Chinese letters to the seller: first message, reminder, counter-offer and final notice."""

from flows.definition.vocabulary import Case, Known, Money
from flows.guides.alibaba.amounts.figures import asked_amount
from flows.guides.alibaba.letters.chinese.issue import issue
from flows.guides.alibaba.letters.chinese.order import (
    about,
    compared,
    dealt,
    happened,
    numbered,
    shown,
    summed,
)
from flows.guides.alibaba.letters.chinese.request import (
    alternative,
    closing,
    inside,
    means,
    request,
)
from flows.guides.alibaba.letters.cited_files import usable
from flows.guides.alibaba.letters.claim import TALKED, TRIAGED, reply
from flows.guides.alibaba.letters.formatting import amount, chinese_day, composed, joined, lines

HELLO = "您好："


def first_message(known: Known, case: Case) -> str:
    """Write to the seller for the first time: the order, the facts, one request, a day."""
    evidence, pairs = shown(usable(case), "附件："), compared(known)
    return composed(
        (
            lines(HELLO, f"现就{about(known)}与贵司联系。", dealt(known)),
            happened(known),
            pairs,
            evidence,
            _asked(known),
            closing(known, 3, *TRIAGED),
        ),
        spare=((evidence, numbered(usable(case))), (pairs, "")),
    )


def follow_up(known: Known, case: Case) -> str:
    """Remind a silent seller: when was written, what it is about, what is asked, a day."""
    sent = known.answer("first_message")
    day = f"于{chinese_day(sent.at.date())}" if sent and sent.value == "sent" else ""
    evidence = shown(usable(case), "附件：")
    return composed(
        (
            lines(HELLO, f"我方曾{day}就{about(known)}与贵司联系，至今未收到回复。"),
            f"问题：{issue(known)}",
            evidence,
            _asked(known),
            closing(known, 2, "seller_wait"),
        ),
        spare=((evidence, numbered(usable(case))),),
    )


def counter_offer(known: Known, case: Case) -> str:  # noqa: ARG001
    """Answer an offer with another amount and the sum behind it."""
    steps = ("counter_amount", "offer", "offer_amount", "seller_wait")
    return composed(
        (
            lines(HELLO, f"现就{about(known)}答复如下。"),
            countered(known, known.money("offer_amount"), known.money("counter_amount")),
            closing(known, 2, *steps),
        )
    )


def countered(known: Known, offer: Money | None, counter: Money | None) -> str:
    """Return why an offer is too low, and the amount proposed in its place."""
    wanted = counter or asked_amount(known)
    thanks = f"感谢贵司提出退款 {amount(offer)} 的方案，" if offer else "感谢贵司提出的方案，"
    low = offer and wanted and offer.currency == wanted.currency and offer < wanted
    return lines(
        f"{thanks}{'但该金额不足以弥补此问题。' if low else '但我方无法按此接受。'}",
        f"问题：{issue(known)}",
        summed(known),
        f"我方提议：就本订单退款 {amount(wanted)}。" if wanted else request(known),
        inside(known),
    )


def final_notice(known: Known, case: Case) -> str:
    """Name the day on which the buyer turns to the platform, calmly."""
    wanted = reply(known, 2, *TALKED)
    evidence = shown(usable(case))
    day = chinese_day(wanted.on) if wanted.on else ""
    open_until = (
        f"双方仍可在{day}或之前在此协商一致。"
        if day
        else "双方今日仍可协商一致，之后也可在退款申请中继续协商。"
    )
    return composed(
        (
            lines(HELLO, f"关于{about(known)}，双方至今尚未达成解决方案。"),
            lines(f"问题：{issue(known)}", summed(known), _broken(known)),
            _asked(known),
            joined(open_until, _then(known, day)),
            evidence,
            "我方仍愿意与贵司友好解决。谢谢！",
        ),
        spare=((evidence, numbered(usable(case))),),
    )


def _broken(known: Known) -> str:
    """Return the promise that was not kept, "" when there was none."""
    if not known.picked("promise_wait", "broken"):
        return ""
    day = known.day("promise_on")
    return f"贵司承诺{f'于{chinese_day(day)}' if day else ''}履行的方案至今未履行。"


def _then(known: Known, day: str) -> str:
    return f"{'此后' if day else '为避免延误'}，我方将{means(known)}。"


def _asked(known: Known) -> str:
    wish = request(known) or "请告知贵司的解决方案。"
    return lines(joined(wish, inside(known)), alternative(known))
