"""What only the reply to the mediator says, in English."""

from flows.guides.alibaba.letters.drafts import evidence_reply
from flows.guides.alibaba.letters.drafts.evidence_reply import EvidenceReply
from flows.guides.alibaba.letters.english.evidence import list_labels
from flows.guides.alibaba.letters.english.formatting import clip_excerpt, end_sentence, quote

REPLIES = {
    EvidenceReply.SENDS: "I am sending it with this reply.",
    EvidenceReply.LACKS: "I do not have it.",
    EvidenceReply.NEEDS_TIME: (
        "I need more time for it. Please tell me here until when I may send it."
    ),
    EvidenceReply.ASKS_COMPANY: (
        "Please tell me first from which company it must come, before I order one."
    ),
}


def word_reply(sentence: evidence_reply.ReplySentence) -> str:
    """Return a sentence of the reply to the mediator."""
    match sentence:
        case evidence_reply.EvidenceAsked(words):
            return end_sentence(f"You asked for: {quote(words)}")
        case evidence_reply.PointAnswered():
            return _word_point(sentence)
        case evidence_reply.FilesInCase(files, none_follows):
            labels = list_labels(files.labels, files.more)
            none = "I have no further file. " if none_follows else ""
            return f"{none}The files of my request are in the case already: {labels}."


def _word_point(point: evidence_reply.PointAnswered) -> str:
    asked = end_sentence(f"You asked for: {quote(point.asked)}") if point.asked else ""
    note = end_sentence(clip_excerpt(point.note)) if point.note else ""
    answer = f"My answer: {REPLIES[point.reply]}"
    return f"{point.number}. {' '.join(filter(None, (asked, answer, note)))}"
