"""The sheet of one exhibit, as far as it can be told without knowing the guide."""

from flows.model.case import Exhibit, LineSource
from flows.model.case_file import BuildInfo, ExhibitSheet, FileMetadata, Phrase

TITLES_BY_KIND = {
    "photo": Phrase("Photo", "照片"),
    "video": Phrase("Film", "视频"),
    "video_note": Phrase("Film", "视频"),
    "animation": Phrase("Film", "视频"),
    "voice": Phrase("Voice message", "语音"),
    "audio": Phrase("Recording", "录音"),
    "message": Phrase("Forwarded message", "转发的消息"),
}
FILE_TITLE = Phrase("File", "文件")
ORIGINAL_FILE = FileMetadata()
COMPRESSED_FILE = FileMetadata(form="compressed")
"""A photo of the messenger is always compressed; anything sent as a file is not."""


def build_plain_sheet(label: str, exhibit: Exhibit, making: BuildInfo) -> ExhibitSheet:
    """Return the sheet with what the file itself says; what it proves is for the guide to add."""
    usual = COMPRESSED_FILE if exhibit.kind == "photo" else ORIGINAL_FILE
    return ExhibitSheet(
        label=label,
        kind=exhibit.kind,
        name=exhibit.name,
        title=TITLES_BY_KIND.get(exhibit.kind, FILE_TITLE),
        proves=Phrase(""),
        received_at=exhibit.received_at,
        slug=(exhibit.shown_line or exhibit.kind).replace("_", "-"),
        caption=exhibit.caption,
        origin=making.origins.get(exhibit.id, usual),
        sha256=exhibit.digest or "",
        size=exhibit.size,
        is_told=exhibit.line_from is LineSource.BUYER,
        author=exhibit.author,
        written_at=exhibit.written_at,
        date_denied=exhibit.date_denied,
    )
