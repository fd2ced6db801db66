"""Agreed against received, in Chinese."""

from flows.guides.alibaba.letters.chinese.formatting import quote
from flows.guides.alibaba.letters.content import comparison, options

TITLES = {comparison.ComparisonTitle.AGREED_AND_RECEIVED: "约定与实收对照（买家原话）："}
PLACES = {
    options.Place.ORDER: "见订单",
    options.Place.ATTACHMENT: "见订单附件",
    options.Place.CHAT: "见聊天记录",
    options.Place.LISTING: "见商品页面",
}


def word_comparison(sentence: comparison.Comparison) -> str:
    """Return the title or a line of the comparison."""
    match sentence:
        case comparison.ComparisonTitle():
            return TITLES[sentence]
        case comparison.PairQuote(agreed, received, place):
            side = f"（{PLACES[place]}）" if place else ""
            sides = [f"约定{side}：{quote(agreed)}"] if agreed else []
            sides += [f"实收：{quote(received)}"] if received else []
            return f"- {'；'.join(sides)}"
