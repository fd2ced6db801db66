"""What the buyer asks for, what else would do, and until when, in Chinese."""

from flows.definition.vocabulary import Known
from flows.guides.alibaba.letters.alternatives import instead
from flows.guides.alibaba.letters.chinese.issue import units
from flows.guides.alibaba.letters.claim import (
    Reply,
    affected,
    claimed,
    reply,
    route,
    settled,
    share,
)
from flows.guides.alibaba.letters.formatting import amount, chinese_day, chinese_quote, joined


def request(known: Known) -> str:
    """Return the one thing asked for, with its amount where there is one; "" when unknown."""
    money = claimed(known)
    of = f" {amount(money)}" if money else ""
    if settled(known):
        return f"我方请求支付双方已同意的退款{of}。" if money else ""
    return {
        "full": f"我方请求全额退款{of}。",
        "partial": f"我方请求部分退款{of}。",
        "return_refund": f"我方请求{returned(known)}并退款{of}。"
        "在我方寄回货物之前，请书面确认退货运费由哪一方承担。",
        "resend": f"我方请求{replacement(known)}，并告知发货日期和物流单号。",
        "other": _own_request(known),
    }.get(known.text("remedy"), _kept_inside(known))


def returned(known: Known) -> str:
    """Return which goods are to go back: those with the problem, where they were counted."""
    part = share(known)
    return f"退回上述{units(part[1])}货物" if part and part[1] < part[2] else "退货"


def replacement(known: Known) -> str:
    """Return what is to be sent."""
    found, problem = affected(known), known.text("problem")
    count = units(found[0]) if found else ""
    if problem == "late":
        return "立即发货"
    if problem in ("never_arrived", "payment", "off_platform"):
        return "免费重新发货"
    if problem == "missing":
        return f"免费补发缺少的{count or '货物'}"
    if problem == "wrong_item":
        return f"免费补发{count}正确的货物"
    return f"免费补发{count}合格的货物"


def alternative(known: Known) -> str:
    """Return what the buyer would accept instead; "" where there is no sensible choice."""
    part = share(known)
    return {
        "": "",
        "refund": f"我方也可接受就这些货物退款 {amount(part[3])}。" if part else "",
        "date": "我方也可接受确定的发货日期，并请提供物流单号。",
        "proof": "如有货物已送达我方地址的签收证明，请提供。",
    }[instead(known)]


def _own_request(known: Known) -> str:
    words, money = chinese_quote(known.text("remedy_other"), 120), known.money("remedy_amount")
    return joined(
        f"我方请求（买家原话）：{words}。" if words else "",
        f"金额：{amount(money)}。" if money else "",
    )


def _kept_inside(known: Known) -> str:
    if known.picked("problem", "off_platform"):
        return "我方希望订单、付款和沟通都保留在阿里巴巴平台上。"
    return ""


def inside(known: Known) -> str:
    """Return the wish for money by the platform, where the order stands on the platform."""
    if known.picked("payment", "outside") or known.picked("remedy", "resend", "other"):
        return ""
    return "请通过阿里巴巴的订单退款。" if claimed(known) else ""


def until(wanted: Reply, days: int) -> str:
    """Return the sentence that says when an answer is wanted."""
    if wanted.on:
        return f"请于{chinese_day(wanted.on)}或之前在此回复。"
    if not wanted.today:
        return f"请在{days}天内在此回复。"
    return "请于今日在此回复。为避免延误，我方正同时在订单页面申请退款。"


def process(known: Known, wanted: Reply) -> str:
    """Return the close: the wish to agree, and the platform's process if that fails."""
    if wanted.today:
        return "我方仍希望与贵司友好协商解决。谢谢！"
    if known.picked("problem", "off_platform") and not known.text("remedy"):
        return "我方希望继续在阿里巴巴平台上与贵司合作。谢谢！"
    return f"我方希望与贵司友好协商解决。如未能达成一致，我方将{means(known)}。谢谢！"


def means(known: Known) -> str:
    """Return what the buyer will do when there is no agreement, to follow "我方将"."""
    return {
        "complaint": "向阿里巴巴投诉中心反映该订单",
        "payer": "就付款事宜咨询银行或支付机构",
        "direct": "在订单页面“申请退款”",
        "platform": "在订单页面“申请退款”，并请阿里巴巴平台裁定",
    }[route(known)]


def closing(known: Known, days: int, *steps: str) -> str:
    """Return until when an answer is wanted, counted from these steps, and what happens else."""
    wanted = reply(known, days, *steps)
    return joined(until(wanted, days), process(known, wanted))
