"""What the buyer asks for, and what would do instead, in Chinese."""

from flows.definition.vocabulary import Money
from flows.guides.alibaba.letters.chinese.formatting import end_sentence, format_units, quote
from flows.guides.alibaba.letters.content import request
from flows.guides.alibaba.letters.formatting import format_amount

WISHES = {
    request.Wish.KEEP_ON_PLATFORM: "我方希望订单、付款和沟通都保留在阿里巴巴平台上。",
    request.Wish.PAY_THROUGH_ORDER: "请通过阿里巴巴国际站订单退款。",
    request.Wish.PROPOSE_SOLUTION: "请告知贵司的解决方案。",
    request.Wish.DECIDE: "请平台审阅证据并介入处理。",
}
ALTERNATIVES = {
    request.Alternative.SHIPPING_DATE: "如贵司能提供确定的发货日期及物流单号，我方亦可接受。",
    request.Alternative.PROOF_OF_DELIVERY: "如有货物已送达我方地址的签收证明，请提供。",
}
REASONS = {
    request.ReasonForAll.INCOMPLETE: "缺少这些货物，其余货物无法使用。",
    request.ReasonForAll.SET: "货物成套，缺少这些部分则整套无法使用。",
    request.ReasonForAll.UNSAFE: "其余货物可能存在安全隐患，我方同样无法使用或销售。",
}
REFUNDS = {
    request.RefundKind.FULL: "全额退款",
    request.RefundKind.PARTIAL: "部分退款",
    request.RefundKind.AGREED: "支付双方已同意的退款",
}


def word_request(sentence: request.Request) -> str:
    """Return the sentence on what is asked for, or would do instead."""
    match sentence:
        case request.Wish():
            return WISHES[sentence]
        case request.Refund(kind, amount):
            return f"我方请求{REFUNDS[kind]}{_amount(amount)}。"
        case request.ReasonForAll():
            return REASONS[sentence]
        case request.OwnReasonForAll(words):
            return f"要求全额退款的原因（买家原话）：{quote(words)}。"
        case request.ReturnForRefund(units, amount):
            goods = "退货" if units is None else f"退回上述{format_units(units)}货物"
            freight = "在我方寄回货物之前，请书面确认退货运费由哪一方承担。"
            return f"我方请求{goods}并退款{_amount(amount)}。{freight}"
        case request.SendGoods():
            return f"我方请求{_word_sending(sentence)}，并告知发货日期和物流单号。"
        case request.OwnRequest(words):
            return end_sentence(f"我方请求（买家原话）：{quote(words)}")
        case request.OwnAmount(amount):
            return f"金额：{format_amount(amount)}。"
        case request.Alternative():
            return ALTERNATIVES[sentence]
        case request.RefundInstead(amount):
            return f"我方也可接受就这些货物退款 {format_amount(amount)}。"


def _word_sending(sent: request.SendGoods) -> str:
    count = "" if sent.units is None else format_units(sent.units)
    return {
        request.GoodsSent.NOW: "立即发货",
        request.GoodsSent.AGAIN: "免费重新发货",
        request.GoodsSent.MISSING: f"免费补发缺少的{count or '货物'}",
        request.GoodsSent.CORRECT: f"免费补发正确的货物{count}",
        request.GoodsSent.REPLACEMENT: f"免费补发合格的货物{count}",
    }[sent.goods]


def _amount(amount: Money | None) -> str:
    return f" {format_amount(amount)}" if amount else ""
