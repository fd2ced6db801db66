"""The sheet of one exhibit, as far as it can be told without knowing the guide."""

from flows.model.case import Exhibit
from flows.model.case_file import ExhibitSheet, Making, Origin, Phrase

KINDS = {
    "photo": Phrase("Photo", "照片"),
    "video": Phrase("Film", "视频"),
    "video_note": Phrase("Film", "视频"),
    "animation": Phrase("Film", "视频"),
    "voice": Phrase("Voice message", "语音"),
    "audio": Phrase("Recording", "录音"),
}
FILE = Phrase("File", "文件")
WHOLE = Origin()
SHRUNK = Origin(form="compressed")
"""A photo of the messenger is always compressed; anything sent as a file is not."""


def plain_sheet(label: str, exhibit: Exhibit, making: Making) -> ExhibitSheet:
    """Return the sheet with what the file itself says; what it proves is for the guide to add."""
    usual = SHRUNK if exhibit.kind == "photo" else WHOLE
    return ExhibitSheet(
        label=label,
        kind=exhibit.kind,
        name=exhibit.name,
        title=KINDS.get(exhibit.kind, FILE),
        proves=Phrase(""),
        received_at=exhibit.received_at,
        slug=(exhibit.line or exhibit.kind).replace("_", "-"),
        caption=exhibit.caption,
        origin=making.origins.get(exhibit.id, usual),
        sha256=exhibit.digest or "",
        size=exhibit.size,
    )
