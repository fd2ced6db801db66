"""The order, its deal, the story and the sum, in Chinese."""

from flows.guides.alibaba.letters.chinese.formatting import (
    clip_excerpt,
    end_sentence,
    format_day,
    format_units,
    quote,
)
from flows.guides.alibaba.letters.claim import PriceBasis, Share
from flows.guides.alibaba.letters.content import order
from flows.guides.alibaba.letters.formatting import format_amount, format_number

LABELS = {order.ProblemLabel.PROBLEM: "问题：", order.ProblemLabel.IN_SHORT: "问题概述："}
PURPOSES = {
    order.Purpose.FIRST_CONTACT: "现就{order}与贵司联系。",
    order.Purpose.COUNTER_OFFER: "现就{order}答复如下。",
    order.Purpose.BROKEN_PROMISE: "现就{order}与贵司联系。",
    order.Purpose.NO_SOLUTION: "关于{order}，双方至今尚未达成解决方案。",
}


def word_order_fact(sentence: order.OrderFact) -> str:
    """Return the sentence on the order, its deal, the story or the sum."""
    match sentence:
        case order.ProblemLabel():
            return LABELS[sentence]
        case order.Subject(name, purpose):
            return PURPOSES[purpose].format(order=name_order(name))
        case order.CaseHeading():
            return _word_heading(sentence)
        case order.AgreedTerms(units, ship_by):
            terms = [f"数量{format_units(units)}"] if units else []
            terms += [f"最迟{format_day(ship_by)}发货"] if ship_by else []
            return f"约定：{'，'.join(terms)}。"
        case order.Payment():
            return _word_payment(sentence)
        case order.Receipt(on, part):
            return f"{'部分货物收货日期' if part else '收货日期'}：{format_day(on)}。"
        case order.ShareSum():
            return _word_sum(sentence)
        case order.StoryQuote(words):
            return f"买家原话：{quote(words)}"


def name_order(name: order.OrderName) -> str:
    """Return "订单 123（产品：steel bottle）", or what is known of it."""
    named = f"订单 {name.number}" if name.number else "我方的订单"
    return f"{named}（产品：{clip_excerpt(name.product)}）" if name.product else named


def _word_heading(heading: order.CaseHeading) -> str:
    name, supplier = heading.order, heading.supplier
    named = [f"订单号：{name.number}"] if name and name.number else []
    named += [f"产品：{clip_excerpt(name.product)}"] if name and name.product else []
    named += [f"卖家：{clip_excerpt(supplier)}"] if supplier else []
    return end_sentence("；".join(named))


def _word_payment(payment: order.Payment) -> str:
    on = "、".join(format_day(day) for day in (payment.on, payment.last_on) if day)
    if not payment.amount:
        return f"付款日期：{on}。"
    return f"已付款：{format_amount(payment.amount)}" + (f"（{on}）。" if on else "。")


def _word_sum(found: order.ShareSum) -> str:
    share, costs, asked = found.claim.share, found.claim.costs, found.claim.asked
    extra = f"，另有可证明的费用 {format_amount(costs)}" if costs else ""
    total = f"涉及金额：{_word_factors(share)} = {format_amount(share.value)}{extra}。"
    if share.basis is PriceBasis.ORDER_TOTAL:
        total += f"订单总价为 {format_amount(share.whole)}。"
    if share.basis is PriceBasis.BAD_UNIT:
        total += "本订单各货物单价不同。"
    return f"{total}我方就其中 {format_amount(asked)} 提出请求。" if asked else total


def _word_factors(share: Share) -> str:
    both = share.bad and share.short
    parts = f"（{format_units(share.bad)}有问题 + {format_units(share.short)}短少）"
    parts = parts if both else ""
    if share.price:
        return f"{format_units(share.units)}{parts} × {format_amount(share.price)}"
    units = f"{format_number(share.units)}{parts} ÷ {format_number(share.ordered)}"
    return f"{format_amount(share.whole)} × {units}"
