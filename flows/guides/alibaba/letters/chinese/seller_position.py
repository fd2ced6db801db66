"""What the seller says, admitted, and was offered, in Chinese."""

from collections.abc import Mapping

from flows.guides.alibaba.letters.chinese.formatting import end_sentence, format_day, quote
from flows.guides.alibaba.letters.content import seller_position
from flows.guides.alibaba.letters.content.seller_position import Objection, Reader
from flows.guides.alibaba.letters.formatting import format_amount

NAMES = {Reader.SELLER: "贵司", Reader.PLATFORM: "卖家"}
OBJECTIONS: Mapping[Objection, str] = {
    Objection.NO_REASON: "拒绝了我方的请求，但未说明理由。",
    Objection.CARRIER: "拒绝了我方的请求，称问题由承运人造成。",
    Objection.BUYER: "拒绝了我方的请求，称问题由我方造成。",
    Objection.TOLERANCE: "拒绝了我方的请求，称属于正常误差。",
    Objection.PROOF: "拒绝了我方的请求，要求提供更多证据。",
    Objection.AS_AGREED: "拒绝了我方的请求，称货物与约定一致。",
    Objection.TOO_LATE: "拒绝了我方的请求，称我方提出过晚。",
    Objection.OTHER: "拒绝了我方的请求。",
}
ANSWERS: Mapping[Reader, Mapping[Objection, str]] = {
    Reader.SELLER: {
        Objection.NO_REASON: "请说明贵司对哪一点有异议。",
        Objection.CARRIER: "请提供承运人的报告，并说明约定的包装方式。",
        Objection.BUYER: "请说明依据。",
        Objection.TOLERANCE: "请说明该误差在订单中的出处；如无约定，应以约定数值为准。",
        Objection.PROOF: "请具体说明需要哪些证据。",
        Objection.AS_AGREED: "请将订单与我方所述情况逐项核对。",
        Objection.TOO_LATE: "请说明期限的起算日期及其出处。",
    },
    Reader.PLATFORM: {
        Objection.NO_REASON: "卖家未指出我方主张中的任何错误。",
        Objection.CARRIER: "请平台要求卖家提供承运人的报告和约定的包装方式。",
        Objection.BUYER: "请平台要求卖家说明依据。",
        Objection.TOLERANCE: "请平台要求卖家说明该误差在订单中的出处。",
        Objection.PROOF: "如需更多证据，请告知具体内容。",
        Objection.AS_AGREED: "请平台将订单与证据逐项核对。",
        Objection.TOO_LATE: "请平台核对订单的各项日期。",
    },
}


def word_position(sentence: seller_position.Position) -> str:
    """Return a sentence on what the seller says, admitted, or was offered."""
    match sentence:
        case seller_position.Refused():
            return _word_refusal(sentence)
        case seller_position.ObjectionAnswered(objection, reader):
            return ANSWERS[reader][objection]
        case seller_position.Admitted(words, on, reader):
            day = f"于{format_day(on)}" if on else "在聊天中"
            return end_sentence(f"{NAMES[reader]}{day}写道：{quote(words)}")
        case seller_position.OfferedLess(amount, on):
            return (
                f"为协商解决，我方曾于{format_day(on)}提出接受退款 {format_amount(amount)}，"
                "双方未能达成一致，故我方请求全部金额。"
            )


def _word_refusal(refused: seller_position.Refused) -> str:
    what = f"{NAMES[refused.reader]}{OBJECTIONS[refused.objection]}"
    if not refused.words:
        return what
    noted = f"原话（我方于{format_day(refused.noted_on)}记录）"
    return end_sentence(f"{what}{noted}：{quote(refused.words)}")
