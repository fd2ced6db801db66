"""What only the reply to the mediator says, in Chinese."""

from flows.guides.alibaba.letters.chinese.evidence import list_labels
from flows.guides.alibaba.letters.chinese.formatting import end_sentence, quote
from flows.guides.alibaba.letters.drafts import evidence_reply
from flows.guides.alibaba.letters.drafts.evidence_reply import EvidenceReply

REPLIES = {
    EvidenceReply.SENDS: "现随本回复提交。",
    EvidenceReply.LACKS: "我方没有该材料。",
    EvidenceReply.NEEDS_TIME: "我方需要更多时间，请在此告知最晚提交时间。",
    EvidenceReply.ASKS_COMPANY: "请先告知应由哪家机构出具，我方再行委托。",
}


def word_reply(sentence: evidence_reply.ReplySentence) -> str:
    """Return a sentence of the reply to the mediator."""
    match sentence:
        case evidence_reply.EvidenceAsked(words):
            return end_sentence(f"平台要求补充的内容（买家抄录）：{quote(words)}")
        case evidence_reply.PointAnswered():
            return _word_point(sentence)
        case evidence_reply.FilesInCase(files, none_follows):
            labels = list_labels(files.labels, files.more)
            none = "我方没有其他文件。" if none_follows else ""
            return f"{none}我方申请中的文件已在本案中：{labels}。"


def _word_point(point: evidence_reply.PointAnswered) -> str:
    asked = end_sentence(f"平台要求：{quote(point.asked)}") if point.asked else ""
    note = end_sentence(f"买家说明：{quote(point.note)}") if point.note else ""
    return f"{point.number}. {asked}我方答复：{REPLIES[point.reply]}{note}"
