"""What the seller says, admitted, and was offered, in English."""

from collections.abc import Mapping

from flows.guides.alibaba.letters.content import seller_position
from flows.guides.alibaba.letters.content.seller_position import Objection, Reader
from flows.guides.alibaba.letters.english.formatting import end_sentence, format_day, quote
from flows.guides.alibaba.letters.formatting import format_amount

OBJECTIONS: Mapping[Reader, Mapping[Objection, str]] = {
    Reader.SELLER: {
        Objection.NO_REASON: "You refused and gave no reason.",
        Objection.CARRIER: "You refused and say that the carrier caused it.",
        Objection.BUYER: "You refused and say that I caused it.",
        Objection.TOLERANCE: "You refused and say that this is normal tolerance.",
        Objection.PROOF: "You refused and ask for more proof.",
        Objection.AS_AGREED: "You refused and say that all is as agreed.",
        Objection.TOO_LATE: "You refused and say that I am too late.",
        Objection.OTHER: "You refused.",
    },
    Reader.PLATFORM: {
        Objection.NO_REASON: "The seller refused and gave no reason.",
        Objection.CARRIER: "The seller refused and says that the carrier caused it.",
        Objection.BUYER: "The seller refused and says that I caused it.",
        Objection.TOLERANCE: "The seller refused and says that this is normal tolerance.",
        Objection.PROOF: "The seller refused and asks for more proof.",
        Objection.AS_AGREED: "The seller refused and says that all is as agreed.",
        Objection.TOO_LATE: "The seller refused and says that I am too late.",
        Objection.OTHER: "The seller refused.",
    },
}
ANSWERS: Mapping[Reader, Mapping[Objection, str]] = {
    Reader.SELLER: {
        Objection.NO_REASON: "Please tell me which point of my claim you see differently.",
        Objection.CARRIER: "Please show the carrier's report, and which packing was agreed.",
        Objection.BUYER: "Please tell me what this is based on.",
        Objection.TOLERANCE: (
            "Please show where this tolerance is written in our order. If it is not there, the "
            "agreed value counts."
        ),
        Objection.PROOF: "Please tell me exactly which proof you need.",
        Objection.AS_AGREED: "Please compare the order with what I describe here.",
        Objection.TOO_LATE: "Please tell me from which day you count, and where that is written.",
    },
    Reader.PLATFORM: {
        Objection.NO_REASON: "No point of my claim was named as wrong.",
        Objection.CARRIER: "Please ask for the carrier's report, and which packing was agreed.",
        Objection.BUYER: "Please ask the seller what this is based on.",
        Objection.TOLERANCE: "Please ask where this tolerance is written in the order.",
        Objection.PROOF: "If more proof is needed, please tell me which.",
        Objection.AS_AGREED: "Please compare the order with the evidence.",
        Objection.TOO_LATE: "Please compare this with the dates of the order.",
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
            who = "you" if reader is Reader.SELLER else "the seller"
            wrote = f"On {format_day(on)} {who} wrote" if on else f"In the chat {who} wrote"
            return end_sentence(f"{wrote}: {quote(words)}")
        case seller_position.OfferedLess(amount, on):
            return (
                f"On {format_day(on)} I offered to accept {format_amount(amount)}, to settle it. "
                "We did not agree, so I ask for the full amount."
            )


def _word_refusal(refused: seller_position.Refused) -> str:
    what = OBJECTIONS[refused.reader][refused.objection]
    if not refused.words:
        return what
    whose = "Your words" if refused.reader is Reader.SELLER else "The seller's words"
    noted = f", noted on {format_day(refused.noted_on)}"
    return end_sentence(f"{what} {whose}{noted}: {quote(refused.words)}")
