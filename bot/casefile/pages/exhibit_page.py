"""One exhibit as its sheet shows it: what is known of the file, and what stands for a picture."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.casefile.manifest import Chain, Link
from bot.casefile.pages.formatting import instant, local, phrase, short_day, size, span
from bot.casefile.pages.text_cleaning import clean
from flows.model.case_file import CaseFile, ExhibitSheet, Phrase

Data = dict[str, Any]
SHORT_HASH = 16
NAMELESS = ("photo", "voice", "video_note")
"""Kinds that come through the messenger without a name of their own."""

FROM = {
    "camera": "written into the file by the camera",
    "file": "written into the file when it was made",
    "upload": "the file names no date; this is when it was received",
}
FORMS = {
    "original": "sent as a file, not compressed",
    "compressed": "sent as a photo, compressed by the messenger",
}
CLEARED = "Location data taken out of this copy. The file as received:"
NOT_HELD = Phrase("Not enclosed here. The buyer keeps this file.", "未随附，该文件由买家保存。")
SOUND = Phrase("A recording to listen to.", "录音文件。")
FILM = Phrase("A film to play.", "视频文件。")
OTHER = Phrase("A file that cannot be printed here.", "无法在此打印的文件。")
KINDS = {"video": FILM, "video_note": FILM, "animation": FILM, "voice": SOUND, "audio": SOUND}


def exhibit(sheet: ExhibitSheet, chain: Chain, pictures: Mapping[str, Sequence[str]]) -> Data:
    """Return the data of one sheet."""
    link = chain.links.get(sheet.label)
    origin = sheet.origin
    return {
        "label": sheet.label,
        "title": phrase(sheet.title),
        "proves": phrase(sheet.proves),
        "caption": clean(sheet.caption),
        "pictures": list(pictures.get(sheet.label, ())),
        "alt": clean(f"Exhibit {sheet.label}: {sheet.title.en}. {sheet.caption}").strip(),
        "short": _digest(sheet, link)[:SHORT_HASH],
        "dated": short_day((origin.taken_at or sheet.received_at).date()),
        "facts": list(_facts(sheet, link)),
        "absent": phrase(KINDS.get(sheet.kind, OTHER) if link else NOT_HELD),
        "plays": span(origin.seconds) if origin.seconds else "",
        "enclosed": link.name if link else "",
    }


def _facts(sheet: ExhibitSheet, link: Link | None) -> Iterator[Data]:
    origin = sheet.origin
    dated = local(origin.taken_at) if origin.taken_at else instant(sheet.received_at)
    by = origin.dated_by if origin.taken_at else "upload"
    yield _fact("Date", "日期", dated)
    yield _fact("The date is", "日期来源", FROM[by])
    if origin.taken_at:
        yield _fact("Received", "收到时间", instant(sheet.received_at))
    yield _fact("Quality", "文件形式", FORMS[origin.form])
    if sheet.kind not in NAMELESS:
        yield _fact("Name as received", "原文件名", clean(sheet.name))
    known = link.size if link else sheet.size
    if known is not None:
        yield _fact("Size", "大小", f"{size(known)} ({known:,} bytes)")
    if _digest(sheet, link):
        yield _fact("SHA-256", "", _digest(sheet, link), machine=True)


def _fact(english: str, chinese: str, value: str, *, machine: bool = False) -> Data:
    return {"label": {"en": english, "zh": chinese}, "value": value, "machine": machine}


def _digest(sheet: ExhibitSheet, link: Link | None) -> str:
    return link.sha256 if link else sheet.sha256


def listed(case_file: CaseFile, chain: Chain) -> Data:
    """Return the part on integrity: every file with its checksum, the manifest and the chain."""
    return {
        "manifest": chain.manifest_sha256,
        "chain": chain.end,
        "files": [_file(sheet, chain.links.get(sheet.label)) for sheet in case_file.sheets],
    }


def _file(sheet: ExhibitSheet, link: Link | None) -> Data:
    known = link.size if link else sheet.size
    return {
        "label": sheet.label,
        "name": link.name if link else "not enclosed",
        "sha256": _digest(sheet, link) or "no checksum: the file is not held here",
        "received": instant(sheet.received_at),
        "size": f"{known:,}" if known is not None else "",
        "note": CLEARED if _is_cleared(sheet, link) else "",
        "received_sha256": sheet.sha256 if _is_cleared(sheet, link) else "",
    }


def _is_cleared(sheet: ExhibitSheet, link: Link | None) -> bool:
    """Whether the file that is enclosed is a copy without its places."""
    return bool(link and sheet.sha256 and link.sha256 != sheet.sha256)
