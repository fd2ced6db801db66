"""The dated events, in Chinese."""

from flows.guides.alibaba.letters.chinese.formatting import format_day
from flows.guides.alibaba.letters.content import timeline
from flows.guides.alibaba.letters.formatting import format_amount

TITLES = {timeline.TimelineTitle.TIMELINE: "时间线："}
HAPPENINGS = {
    timeline.Happening.PAID: "我方付款",
    timeline.Happening.PAID_FIRST: "我方支付首期款",
    timeline.Happening.PAID_LAST: "我方支付尾款",
    timeline.Happening.SHIP_BY: "约定发货日期",
    timeline.Happening.SHIPPED: "发货（以订单或物流页面为准）",
    timeline.Happening.DELIVERED: "货物送达",
    timeline.Happening.DELIVERED_PART: "部分货物送达",
    timeline.Happening.TRACKED: "物流页面显示签收",
    timeline.Happening.CONFIRMED: "确认收货",
    timeline.Happening.CONFIRMED_BY_ITSELF: "系统自动确认收货",
    timeline.Happening.OFF_PAID: "我方在平台外付款",
    timeline.Happening.REFUND_AGREED: "双方约定退款",
    timeline.Happening.WROTE: "我方联系卖家",
    timeline.Happening.REMINDED: "我方提醒卖家",
    timeline.Happening.COUNTERED: "我方向卖家提出新的退款方案",
    timeline.Happening.WARNED: "我方向卖家发出最后通知",
    timeline.Happening.AGREED: "卖家同意解决方案",
    timeline.Happening.REFUSED: "卖家拒绝",
    timeline.Happening.STALLS: "卖家回复，但未给出解决方案",
    timeline.Happening.NO_REPLY: "卖家尚未回复",
    timeline.Happening.OFFERED: "卖家提出方案",
    timeline.Happening.PROMISED: "卖家承诺解决方案",
    timeline.Happening.ASKED_WAIT: "卖家要求我方等待",
    timeline.Happening.LAPSED: "卖家承诺的日期已过，承诺未兑现",
    timeline.Happening.FILED: "我方提交退款申请",
    timeline.Happening.ESCALATED: "我方申请平台介入处理",
    timeline.Happening.COMPLAINED: "我方向阿里巴巴投诉中心提交投诉",
    timeline.Happening.CASE_AGREED: "卖家在退款申请中同意",
    timeline.Happening.CASE_REFUSED: "卖家在退款申请中拒绝",
    timeline.Happening.CASE_NO_REPLY: "卖家在退款申请中尚未回复",
    timeline.Happening.CASE_OFFERED: "卖家在退款申请中提出方案",
}


def word_timeline(sentence: timeline.Timeline) -> str:
    """Return the title or a line of the timeline."""
    match sentence:
        case timeline.TimelineTitle():
            return TITLES[sentence]
        case timeline.Event():
            return _word_event(sentence)


def _word_event(event: timeline.Event) -> str:
    noted = "（我方记录）" if event.reported else ""
    until = f"（至{format_day(event.until)}）" if event.until else ""
    return f"- {format_day(event.on)}{noted}：{HAPPENINGS[event.what]}{_word_amount(event)}{until}"


def _word_amount(event: timeline.Event) -> str:
    if not event.amount:
        return ""
    return f"{' ' if event.what is timeline.Happening.PAID else '：'}{format_amount(event.amount)}"
