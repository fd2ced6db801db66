"""The exhibits by number, in Chinese."""

from flows.guides.alibaba.letters.chinese.formatting import quote
from flows.guides.alibaba.letters.chinese.labels import LABELS
from flows.guides.alibaba.letters.content import evidence
from flows.guides.alibaba.letters.formatting import format_number

TITLES = {
    evidence.EvidenceTitle.EVIDENCE: "证据：",
    evidence.EvidenceTitle.ATTACHED: "附件：",
    evidence.EvidenceTitle.MY_EVIDENCE: "证据：",
    evidence.EvidenceTitle.NEW_FILES: "新增文件：",
}
KINDS = {
    evidence.FileKind.PHOTO: "照片",
    evidence.FileKind.VIDEO: "视频",
    evidence.FileKind.DOCUMENT: "文件",
    evidence.FileKind.FILE: "文件",
}


def word_evidence(sentence: evidence.Evidence) -> str:
    """Return the title or a line of the evidence."""
    match sentence:
        case evidence.EvidenceTitle():
            return TITLES[sentence]
        case evidence.ExhibitGroup():
            return _word_group(sentence)
        case evidence.MoreFiles(count):
            return f"- 另有{format_number(count)}份文件"
        case evidence.ExhibitNumbers(labels, more):
            return f"证据：{list_labels(labels, more)}。"


def list_labels(labels: tuple[str, ...], more: int) -> str:
    """Return "E1、E2，另有4份"."""
    return "、".join(labels) + (f"，另有{format_number(more)}份" if more else "")


def _word_group(group: evidence.ExhibitGroup) -> str:
    shows, caption = group.shows, group.caption
    what = KINDS[shows] if isinstance(shows, evidence.FileKind) else LABELS[shows]
    words = f"，买家说明：{quote(caption)}" if caption else ""
    return f"- {'、'.join(group.labels)}：{what}{words}"
