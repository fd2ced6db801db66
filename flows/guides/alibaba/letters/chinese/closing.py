"""Until when an answer is wanted and what happens else, in Chinese."""

from flows.guides.alibaba.letters.chinese.formatting import format_day
from flows.guides.alibaba.letters.content import closing

CLOSES = {
    closing.Close.GO_ON_INSIDE: "我方希望继续在阿里巴巴平台上与贵司合作。谢谢！",
}
ROUTES = {
    closing.Route.COMPLAINT: "就该订单问题向阿里巴巴投诉中心投诉",
    closing.Route.PAYER: "就付款事宜联系银行或支付机构",
    closing.Route.DIRECT: "在订单页面“申请退款”",
    closing.Route.PLATFORM: "在订单页面“申请退款”，并申请平台介入处理",
}
"""What the buyer will do when there is no agreement, to follow "我方将"."""

_REQUEST = (
    "为保障我方权益，我方今日将在订单页面申请退款。双方可随时在退款申请中协商解决，"
    "请在此或在退款申请中回复。谢谢！"
)
TODAY = {
    closing.Route.PLATFORM: _REQUEST,
    closing.Route.DIRECT: _REQUEST,
    closing.Route.COMPLAINT: (
        "为避免延误，我方今日将就该订单问题向阿里巴巴投诉中心投诉。双方仍可随时协商解决，"
        "请在此回复。谢谢！"
    ),
    closing.Route.PAYER: (
        "为避免延误，我方今日将就付款事宜联系银行或支付机构。双方仍可随时协商解决，"
        "请在此回复。谢谢！"
    ),
}


def word_closing(sentence: closing.Closing) -> str:
    """Return the sentence at the close of a letter to the seller."""
    match sentence:
        case closing.Close():
            return CLOSES[sentence]
        case closing.AnswerBy(on):
            return f"请于{format_day(on)}前（含当日）在此回复。"
        case closing.AnswerWithin(days):
            return f"请在{days}天内在此回复。"
        case closing.Otherwise(route):
            will = ROUTES[route]
            return f"我方希望与贵司友好协商解决。如未能达成一致，我方将{will}。谢谢！"
        case closing.FilesToday(route):
            return TODAY[route]
