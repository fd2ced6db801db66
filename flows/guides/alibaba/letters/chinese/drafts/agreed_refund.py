"""What only the request for an agreed refund says, in Chinese."""

from flows.guides.alibaba.letters.chinese.formatting import format_day
from flows.guides.alibaba.letters.drafts import agreed_refund
from flows.guides.alibaba.letters.formatting import format_amount

ACCEPT_HERE = "请在本退款申请中同意，以便通过平台退款。款项到账之前，本申请将继续保留。谢谢！"


def word_agreed(sentence: agreed_refund.AgreedSentence) -> str:
    """Return a sentence on what was agreed."""
    match sentence:
        case agreed_refund.AgreedText():
            return ACCEPT_HERE
        case agreed_refund.AgreedRefund(amount, on):
            day = f"于{format_day(on)}" if on else ""
            refund = f"退款 {format_amount(amount)}" if amount else "退款"
            return f"双方已{day}在阿里巴巴聊天中约定：就本订单{refund}。"
