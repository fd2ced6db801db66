"""The exhibits by number, in English."""

from flows.guides.alibaba.evidence.checklist import LINES
from flows.guides.alibaba.letters.content import evidence
from flows.guides.alibaba.letters.english.formatting import quote
from flows.guides.alibaba.letters.formatting import format_number

TITLES = {
    evidence.EvidenceTitle.EVIDENCE: "Evidence:",
    evidence.EvidenceTitle.ATTACHED: "I attach:",
    evidence.EvidenceTitle.MY_EVIDENCE: "My evidence:",
    evidence.EvidenceTitle.NEW_FILES: "New files:",
}
LABELS = {line.id: line.label for line in LINES}
KINDS = {
    evidence.FileKind.PHOTO: "photo",
    evidence.FileKind.VIDEO: "video",
    evidence.FileKind.DOCUMENT: "document",
    evidence.FileKind.FILE: "file",
}


def word_evidence(sentence: evidence.Evidence) -> str:
    """Return the title or a line of the evidence."""
    match sentence:
        case evidence.EvidenceTitle():
            return TITLES[sentence]
        case evidence.ExhibitGroup():
            return _word_group(sentence)
        case evidence.MoreFiles(count):
            return f"- and {format_number(count)} more {'file' if count == 1 else 'files'}"
        case evidence.ExhibitNumbers(labels, more):
            return f"Evidence: {list_labels(labels, more)}."


def list_labels(labels: tuple[str, ...], more: int) -> str:
    """Return "E1, E2, E3 and 4 more"."""
    return ", ".join(labels) + (f" and {format_number(more)} more" if more else "")


def _word_group(group: evidence.ExhibitGroup) -> str:
    shows, caption = group.shows, group.caption
    what = KINDS[shows] if isinstance(shows, evidence.FileKind) else LABELS[shows]
    words = f"; {quote(caption)}" if caption else ""
    return f"- {', '.join(group.labels)}: {what}{words}"
