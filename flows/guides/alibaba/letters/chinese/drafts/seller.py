"""What only the letters to the seller say, in Chinese."""

from datetime import date

from flows.guides.alibaba.letters.chinese.formatting import format_day
from flows.guides.alibaba.letters.chinese.order import name_order
from flows.guides.alibaba.letters.content.closing import Route
from flows.guides.alibaba.letters.drafts import seller
from flows.guides.alibaba.letters.formatting import format_amount

TEXTS = {
    seller.SellerText.HELLO: "您好：",
    seller.SellerText.OFFER_TOO_LOW: "但该金额不足以弥补我方损失。",
    seller.SellerText.OFFER_NOT_ACCEPTED: "但我方无法接受。",
    seller.SellerText.STAY_OPEN: "我方仍愿意与贵司友好协商解决。谢谢！",
}
_APPLYING = "为保障我方权益，我方现已着手在订单页面申请退款。"
NOW = {
    Route.PLATFORM: _APPLYING,
    Route.DIRECT: _APPLYING,
    Route.COMPLAINT: (
        "为避免延误，我方现就该订单问题向阿里巴巴投诉中心投诉。双方仍可随时在此协商解决。"
    ),
    Route.PAYER: "为避免延误，我方现就付款事宜联系银行或支付机构。双方仍可随时在此协商解决。",
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
            return f"贵司承诺{f'于{format_day(day)}前' if day else ''}落实的方案至今未落实。"
        case seller.TurnsToProcess(route, agree_until):
            return _word_process(route, agree_until)
        case seller.ProposalStands(amount, until, claimed):
            stands = f"在{format_day(until)}（含）之前仍然有效；逾期" if until else "仍然有效；否则"
            return (
                f"我方提出的 {format_amount(amount)} 退款方案{stands}，"
                f"我方将按全额 {format_amount(claimed)} 主张。"
            )


def _word_process(route: Route, until: date | None) -> str:
    if route in (Route.COMPLAINT, Route.PAYER):
        return NOW[route]
    day = f"{format_day(until)}（含）之前，" if until else ""
    agree = f"{day}双方仍可在退款申请中协商解决"
    if route is Route.DIRECT:
        return f"{NOW[route]}{agree}。"
    otherwise = "逾期" if until else "如未能达成一致"
    return f"{NOW[route]}{agree}；{otherwise}，我方将申请平台介入处理。"
