"""What only the answers to a stalling seller say, in English."""

from flows.guides.alibaba.letters.drafts import stall_reply
from flows.guides.alibaba.letters.drafts.stall_reply import StallReply
from flows.guides.alibaba.letters.formatting import format_amount

TEXTS = {
    StallReply.CLOSE_FIRST: (
        "Please accept the refund inside the Alibaba order. I cannot close or cancel anything "
        "before the money has arrived. After that I will gladly do it. Thank you."
    ),
    StallReply.DISCOUNT_NEXT: (
        "Thank you for the offer. Please pay the same value as a refund on this order, through "
        "Alibaba. A discount on a later order can come on top, but it cannot replace the refund."
    ),
    StallReply.TOKEN_REFUND: (
        "Please tell me which part of the calculation you disagree with, or refund this amount "
        "through Alibaba. Thank you."
    ),
    StallReply.WAIT_WEEKS: (
        "I understand that you need time. To protect my order I am filing my claim now. We can go "
        "on talking inside it and settle there on any day. Thank you."
    ),
    StallReply.TOLERANCE: (
        "Please show me where this tolerance is written in our order or contract. If it is not "
        "there, the agreed value counts. My photos and measurements are in this chat."
    ),
    StallReply.CARRIER: (
        "I am sending photos of the cartons, the labels and the inner packing. If you say the "
        "carrier did it, please show the carrier's report, and tell me which packing was agreed."
    ),
    StallReply.PARTS: (
        "I can check an agreed sample: please write the number of units. If you send parts, "
        "please also say who will pay for the labour and on which day they arrive, here in this "
        "chat."
    ),
    StallReply.ELSEWHERE: (
        "I keep all talks and payments for this order on Alibaba. Please write your proposal "
        "here, with the amount and the day. Thank you."
    ),
    StallReply.CONFIRM_NOW: (
        "I will confirm receipt after all goods have arrived and are checked. Until then please "
        "leave the order as it is. Thank you."
    ),
    StallReply.OTHER: (
        "Let us stay with the facts of this order. My request has not changed. Please answer with "
        "yes, with no, or with your own proposal, here in this chat. Thank you."
    ),
}


def word_stall(sentence: stall_reply.StallSentence) -> str:
    """Return a sentence of an answer to a stalling seller."""
    match sentence:
        case StallReply():
            return TEXTS[sentence]
        case stall_reply.ClaimIs(amount):
            return f"My claim is {format_amount(amount)}; it comes from the order."
