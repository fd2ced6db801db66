"""The order, what was agreed and received, the sums, the dates and the files, in Chinese."""

from flows.definition.vocabulary import Exhibit, Known
from flows.guides.alibaba.letters.chinese.details import checked, details
from flows.guides.alibaba.letters.chinese.issue import issue, units
from flows.guides.alibaba.letters.chinese.labels import LABELS
from flows.guides.alibaba.letters.cited_files import Group, grouped
from flows.guides.alibaba.letters.claim import Pair, pairs, proven, share, story
from flows.guides.alibaba.letters.formatting import (
    amount,
    chinese_day,
    chinese_quote,
    clipped,
    joined,
    lines,
    number,
)
from flows.guides.alibaba.letters.timeline import Event, events

PLACES = {
    "order": "（见订单）",
    "attachment": "（见订单附件）",
    "chat": "（见聊天记录）",
    "listing": "（见商品页面）",
}
HAPPENED = {
    "paid": "我方付款",
    "ship_by": "约定发货日期",
    "shipped": "货物发出",
    "delivered": "货物送达",
    "delivered_part": "部分货物送达",
    "confirmed": "确认收货",
    "confirmed_by_itself": "系统自动确认收货",
    "off_paid": "我方在平台外付款",
    "refund_agreed": "双方约定退款",
    "wrote": "我方联系卖家",
    "reminded": "我方提醒卖家",
    "countered": "我方向卖家还价",
    "warned": "我方向卖家发出最后通知",
    "agreed": "卖家已同意解决方案",
    "refused": "卖家已拒绝",
    "stalls": "卖家已回复，但未给出解决方案",
    "no_reply": "卖家尚未回复",
    "offered": "卖家已提出方案",
    "promised": "卖家已承诺解决方案",
    "asked_wait": "卖家请我方等待",
    "lapsed": "卖家承诺的日期，未履行",
    "filed": "我方提交退款申请",
    "escalated": "纠纷升级至阿里巴巴平台处理",
    "complained": "我方向阿里巴巴投诉中心提交投诉",
    "case_agreed": "卖家在退款申请中已同意",
    "case_refused": "卖家在退款申请中已拒绝",
    "case_no_reply": "卖家在退款申请中尚未回复",
    "case_offered": "卖家在退款申请中已提出方案",
}
KINDS = {"photo": "照片", "video": "视频"}


def about(known: Known) -> str:
    """Return "订单 123（产品：steel bottle）", or what is known of it."""
    order, product = known.text("order_number"), clipped(known.text("product"), 60, "……")
    return (f"订单 {order}" if order else "我方的订单") + (
        f"（产品：{product}）" if product else ""
    )


def dealt(known: Known) -> str:
    """Return what was agreed and paid, and when the goods came, each where it is known."""
    count, ship_by = known.count("units_ordered"), known.day("ship_by")
    terms = [f"数量{units(count)}"] if count else []
    terms += [f"最迟{chinese_day(ship_by)}发货"] if ship_by else []
    came = known.day("delivered_on")
    arrived = "部分货物收货日期" if known.picked("delivered", "part") else "收货日期"
    return joined(
        f"约定：{'，'.join(terms)}。" if terms else "",
        _paid(known),
        f"{arrived}：{chinese_day(came)}。" if came else "",
    )


def _paid(known: Known) -> str:
    paid, day = known.money("paid_amount"), known.day("paid_on")
    if not paid:
        return f"付款日期：{chinese_day(day)}。" if day else ""
    return f"已付款：{amount(paid)}" + (f"（{chinese_day(day)}）。" if day else "。")


def happened(known: Known) -> str:
    """Return the problem: what happened, what else is known, how it was looked at, the sum."""
    return lines(joined("问题：", issue(known), details(known)), checked(known), summed(known))


def uncounted(known: Known) -> str:
    """Return the same without the units that were checked, where there is no room for them."""
    return lines(joined("问题：", issue(known), details(known)), summed(known))


def summed(known: Known) -> str:
    """Return the part of the payment that falls on the bad or missing units, with its sum."""
    found = share(known)
    if not found or found[1] == found[2]:
        return ""
    paid, few, whole, part = found
    extra = proven(known)
    costs = f"，另有可证明的费用 {amount(extra)}" if extra else ""
    sums = f"{amount(paid)} × {number(few)} ÷ {number(whole)} = {amount(part)}"
    return f"涉及金额：{sums}{costs}。"


def compared(known: Known) -> str:
    """Return agreed against received, line by line, marked as the buyer's words."""
    rows = [_compared(pair) for pair in pairs(known)]
    return lines("约定与实收对照（买家原话）：", *rows) if rows else ""


def _compared(pair: Pair) -> str:
    agreed, received = chinese_quote(pair.agreed, 45), chinese_quote(pair.received, 45)
    sides = (
        f"约定{PLACES.get(pair.where, '')}：{agreed}" if agreed else "",
        f"实收：{received}" if received else "",
    )
    return "- " + "；".join(filter(None, sides))


def told(known: Known) -> str:
    """Return the beginning of the buyer's story, marked as such."""
    words = chinese_quote(story(known), 160)
    return f"买家原话：{words}" if words else ""


def dated(known: Known) -> str:
    """Return the timeline, one dated line for each event."""
    rows = [f"- {_dated(event)}" for event in events(known)]
    return lines("时间经过：", *rows) if rows else ""


def _dated(event: Event) -> str:
    day, what = chinese_day(event.on), HAPPENED[event.what]
    if event.amount is not None:
        what += f" {amount(event.amount)}" if event.what == "paid" else f"：{amount(event.amount)}"
    if event.until:
        what += f"（至{chinese_day(event.until)}）"
    return f"{'截至' if event.reported else ''}{day}：{what}"


def shown(exhibits: list[tuple[str, Exhibit]], title: str = "证据：") -> str:
    """Return the exhibits by number, those that show the same thing on one line."""
    groups, more = grouped(exhibits)
    rest = f"- 另有{number(more)}份文件" if more else ""
    return lines(title, *(f"- {_shown(group)}" for group in groups), rest) if groups else ""


def numbered(exhibits: list[tuple[str, Exhibit]]) -> str:
    """Return the numbers of the first exhibits, for where there is no room to name them."""
    labels, more = [label for label, _ in exhibits[:10]], len(exhibits) - 10
    rest = f"，另有{number(more)}份" if more > 0 else ""
    return f"证据：{'、'.join(labels)}{rest}。" if labels else ""


def _shown(group: Group) -> str:
    what = LABELS.get(group.line, KINDS.get(group.kind, "文件"))
    caption = chinese_quote(group.caption, 32)
    return f"{'、'.join(group.labels)}：{what}" + (f"，买家说明：{caption}" if caption else "")
