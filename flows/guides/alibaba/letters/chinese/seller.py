"""What only the letters to the seller say, in Chinese."""

from flows.guides.alibaba.letters.chinese.closing import ROUTES
from flows.guides.alibaba.letters.chinese.formatting import format_day
from flows.guides.alibaba.letters.chinese.order import name_order
from flows.guides.alibaba.letters.drafts import seller
from flows.guides.alibaba.letters.formatting import format_amount

TEXTS = {
    seller.SellerText.HELLO: "您好：",
    seller.SellerText.OFFER_TOO_LOW: "但该金额不足以弥补此问题。",
    seller.SellerText.OFFER_NOT_ACCEPTED: "但我方无法按此接受。",
    seller.SellerText.AGREE_TODAY: "双方今日仍可协商一致，之后也可在退款申请中继续协商。",
    seller.SellerText.STAY_OPEN: "我方仍愿意与贵司友好解决。谢谢！",
}


def word_seller(sentence: seller.SellerSentence) -> str:
    """Return a sentence of the letters to the seller."""
    match sentence:
        case seller.SellerText():
            return TEXTS[sentence]
        case seller.NoAnswerYet(name, sent_on):
            on = f"于{format_day(sent_on)}" if sent_on else ""
            return f"我方曾{on}就{name_order(name)}与贵司联系，至今未收到回复。"
        case seller.ThanksForOffer(amount):
            offer = f"退款 {format_amount(amount)} 的方案" if amount else "的方案"
            return f"感谢贵司提出{offer}，"
        case seller.Proposal(amount):
            return f"我方提议：就本订单退款 {format_amount(amount)}。"
        case seller.PromiseNotKept(day):
            return f"贵司承诺{f'于{format_day(day)}' if day else ''}履行的方案至今未履行。"
        case seller.AgreeUntil(on):
            return f"双方仍可在{format_day(on)}或之前在此协商一致。"
        case seller.TurnToProcess(route, after_day):
            return f"{'此后' if after_day else '为避免延误'}，我方将{ROUTES[route]}。"
