"""What only the answers to a stalling seller say, in Chinese."""

from flows.guides.alibaba.letters.drafts import stall_reply
from flows.guides.alibaba.letters.drafts.stall_reply import StallReply
from flows.guides.alibaba.letters.formatting import format_amount

TEXTS = {
    StallReply.CLOSE_FIRST: (
        "请在阿里巴巴订单内同意退款。款项到账之前，我方不会关闭或取消任何申请；到账后我方乐意关闭。谢谢！"
    ),
    StallReply.DISCOUNT_NEXT: (
        "感谢贵司的提议。请将同等金额通过阿里巴巴在本订单中退款。后续订单的折扣可以另外给予，"
        "但不能代替退款。"
    ),
    StallReply.TOKEN_REFUND: (
        "请说明贵司对计算的哪一部分有异议，否则请通过阿里巴巴退还该金额。谢谢！"
    ),
    StallReply.WAIT_WEEKS: (
        "我方理解贵司需要时间。为保障订单权益，我方现在提交申请。双方仍可在申请中继续沟通，"
        "并随时达成一致。谢谢！"
    ),
    StallReply.TOLERANCE: (
        "请指出该公差写在订单或合同的何处。如未写明，则以约定数值为准。照片和测量结果均在本聊天中。"
    ),
    StallReply.CARRIER: (
        "我方现提供外箱、标签和内包装的照片。如贵司认为是承运人造成的，请提供承运人的报告，"
        "并说明当时约定的包装方式。"
    ),
    StallReply.PARTS: (
        "我方可以按约定的抽样数量检查，请写明数量。如贵司寄送配件，请在此写明由谁承担人工费用，"
        "以及送达日期。"
    ),
    StallReply.ELSEWHERE: (
        "本订单的沟通和付款均在阿里巴巴平台上进行。请在此写明贵司的方案、金额和日期。谢谢！"
    ),
    StallReply.CONFIRM_NOW: (
        "待全部货物送达并检查完毕后，我方再确认收货。在此之前请保持订单现状。谢谢！"
    ),
    StallReply.OTHER: (
        "请以本订单的事实为准。我方的请求没有变化。请在此聊天中答复：同意、不同意，"
        "或提出贵司的方案。谢谢！"
    ),
}


def word_stall(sentence: stall_reply.StallSentence) -> str:
    """Return a sentence of an answer to a stalling seller."""
    match sentence:
        case StallReply():
            return TEXTS[sentence]
        case stall_reply.ClaimIs(amount):
            return f"我方的请求金额为 {format_amount(amount)}，依据订单计算得出。"
