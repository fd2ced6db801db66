"""Until when an answer is wanted and what happens else, in Chinese."""

from flows.guides.alibaba.letters.chinese.formatting import format_day
from flows.guides.alibaba.letters.content import closing

CLOSES = {
    closing.Close.ANSWER_TODAY: "请于今日在此回复。为避免延误，我方正同时在订单页面申请退款。",
    closing.Close.STILL_SOLVE: "我方仍希望与贵司友好协商解决。谢谢！",
    closing.Close.GO_ON_INSIDE: "我方希望继续在阿里巴巴平台上与贵司合作。谢谢！",
}
ROUTES = {
    closing.Route.COMPLAINT: "向阿里巴巴投诉中心反映该订单",
    closing.Route.PAYER: "就付款事宜咨询银行或支付机构",
    closing.Route.DIRECT: "在订单页面“申请退款”",
    closing.Route.PLATFORM: "在订单页面“申请退款”，并请阿里巴巴平台裁定",
}
"""What the buyer will do when there is no agreement, to follow "我方将"."""


def word_closing(sentence: closing.Closing) -> str:
    """Return the sentence at the close of a letter to the seller."""
    match sentence:
        case closing.Close():
            return CLOSES[sentence]
        case closing.AnswerBy(on):
            return f"请于{format_day(on)}或之前在此回复。"
        case closing.AnswerWithin(days):
            return f"请在{days}天内在此回复。"
        case closing.Otherwise(route):
            will = ROUTES[route]
            return f"我方希望与贵司友好协商解决。如未能达成一致，我方将{will}。谢谢！"
