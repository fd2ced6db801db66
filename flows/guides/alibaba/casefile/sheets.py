"""The exhibits: for each file its line of the checklist, what it shows, and what is known of it."""

from flows.guides.alibaba.casefile.proofs import PROVES
from flows.guides.alibaba.checklist import ASKED_FOR, LINES
from flows.guides.alibaba.letters.chinese.labels import LABELS as LABELS_ZH
from flows.vocabulary import Case, Exhibit, ExhibitSheet, Making, Origin, Phrase

LABELS = {line.id: line.label for line in LINES}
KINDS = {
    "photo": Phrase("Photo", "照片"),
    "video": Phrase("Film", "视频"),
    "video_note": Phrase("Film", "视频"),
    "voice": Phrase("Voice message", "语音"),
    "audio": Phrase("Recording", "录音"),
}
FILE = Phrase("File", "文件")
WHOLE = Origin()
SHRUNK = Origin(form="compressed")
"""A photo of the messenger is always compressed; anything sent as a file is not."""

ANSWERS = {line.id: Phrase("Asked for by Alibaba", "平台要求的材料") for line in ASKED_FOR}
SHOWS = Phrase("What the buyer's caption says.", "见买家说明。")


def sheets(case: Case, making: Making) -> tuple[ExhibitSheet, ...]:
    """Return one sheet for each file that is held, or kept by the buyer."""
    return tuple(
        _sheet(label, exhibit, making) for label, exhibit in case.shown if exhibit.state != "lost"
    )


def _sheet(label: str, exhibit: Exhibit, making: Making) -> ExhibitSheet:
    return ExhibitSheet(
        label=label,
        kind=exhibit.kind,
        name=exhibit.name,
        title=_title(exhibit),
        proves=PROVES.get(exhibit.line or "", SHOWS if exhibit.caption else Phrase("")),
        received_at=exhibit.received_at,
        slug=(exhibit.line or exhibit.kind).replace("_", "-"),
        caption=exhibit.caption,
        origin=making.origins.get(exhibit.id) or (SHRUNK if exhibit.kind == "photo" else WHOLE),
        sha256=exhibit.digest or "",
        size=exhibit.size,
    )


def _title(exhibit: Exhibit) -> Phrase:
    line = exhibit.line or ""
    if line in LABELS:
        return Phrase(LABELS[line], LABELS_ZH[line])
    return ANSWERS.get(line) or KINDS.get(exhibit.kind, FILE)
