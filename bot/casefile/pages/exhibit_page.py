"""One exhibit as its sheet shows it: what is known of the file, and what stands for a picture."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.casefile.manifest import ChainLink, HashChain
from bot.casefile.pages.formatting import (
    clip_text,
    format_day,
    format_duration,
    format_instant,
    format_local_time,
    format_phrase,
    format_size,
)
from bot.casefile.pages.text_cleaning import clean_text
from bot.inspection.findings import CopyForm
from flows.model.case_file import CaseFile, ExhibitSheet, Phrase

TemplateData = dict[str, Any]
SHORT_HASH_LENGTH = 16
"""Digits that stand on the sheet; the whole checksum stands in the last part, once."""

MAX_HEADLINE = 90
AIM_LABEL = {"en": "Sent to show", "zh": "提交目的"}
TOLD_LABEL = {"en": "The buyer says it shows", "zh": "买家说明其内容"}
"""A finding is never stated: it is what somebody sent the file for, or says of it."""
BUYER_LABEL = {"en": "in the buyer's own words", "zh": "买家原话"}
AUTHOR_LABEL = {"en": "in the words of its author", "zh": "作者原话"}
MESSAGE = "message"
"""A forwarded text, which is no file."""
NAMELESS_KINDS = ("photo", "voice", "video_note")
"""Kinds that come through the messenger without a name of their own."""

DATE_SOURCE_TEXTS = {
    "camera": "written into the file by the camera",
    "file": "written into the file when it was made",
    "upload": "the file names no date; this is when it was received",
}
DENIED_TEXT = "; the buyer says that it is wrong"
FORM_TEXTS = {
    "original": "sent as a file, not compressed",
    "compressed": "sent as a photo, compressed by the messenger",
}
COPY_TEXTS = {
    CopyForm.EXACT: "A copy without hidden data. The file as received:",
    CopyForm.PAGES: "A copy as pictures of the pages. The file as received:",
    CopyForm.PICTURE: "A copy as a smaller picture. The file as received:",
}
ABSENT_TEXT = Phrase("Not enclosed here. The buyer keeps this file.", "未随附，该文件由买家保存。")
MESSAGE_TEXT = Phrase(
    "Its text is here. The message itself stays in the buyer's chat.",
    "内容见此页，原消息保留在买家的聊天记录中。",
)
RECORDING_TEXT = Phrase("A recording to listen to.", "录音文件。")
VIDEO_TEXT = Phrase("A film to play.", "视频文件。")
OTHER_TEXT = Phrase("A file that cannot be printed here.", "无法在此打印的文件。")
KIND_TEXTS = {
    "video": VIDEO_TEXT,
    "video_note": VIDEO_TEXT,
    "animation": VIDEO_TEXT,
    "voice": RECORDING_TEXT,
    "audio": RECORDING_TEXT,
}


def build_exhibit(
    sheet: ExhibitSheet, chain: HashChain, pictures: Mapping[str, Sequence[str]]
) -> TemplateData:
    """Return the data of one sheet."""
    link = chain.links.get(sheet.label)
    origin = sheet.origin
    return {
        "label": sheet.label,
        "title": format_phrase(sheet.title),
        "proves": format_phrase(sheet.proves),
        "proves_label": TOLD_LABEL if sheet.is_told else AIM_LABEL,
        "caption": clean_text(sheet.caption),
        "words_label": AUTHOR_LABEL if sheet.author else BUYER_LABEL,
        "headline": clip_text(sheet.caption, MAX_HEADLINE),
        "pictures": list(pictures.get(sheet.label, ())),
        "alt": clean_text(f"Exhibit {sheet.label}: {sheet.title.en}. {sheet.caption}").strip(),
        "dated": format_day((_find_taken_at(sheet) or sheet.received_at).date()),
        "facts": list(_list_facts(sheet, link)),
        "absent": format_phrase(_find_stand_in(sheet, link)),
        "plays": format_duration(origin.seconds) if origin.seconds else "",
        "enclosed": link.name if link else "",
    }


def _find_stand_in(sheet: ExhibitSheet, link: ChainLink | None) -> Phrase:
    """Return what is said where there is no picture to print."""
    if sheet.kind == MESSAGE:
        return MESSAGE_TEXT
    return KIND_TEXTS.get(sheet.kind, OTHER_TEXT) if link else ABSENT_TEXT


def _list_facts(sheet: ExhibitSheet, link: ChainLink | None) -> Iterator[TemplateData]:
    origin = sheet.origin
    if sheet.author:
        yield _build_fact("First sent by", "最初发送者", _format_author(sheet))
    if sheet.kind == MESSAGE:
        yield _build_fact("Received", "收到时间", format_instant(sheet.received_at))
        return
    dated = (
        format_local_time(origin.taken_at) if origin.taken_at else format_instant(sheet.received_at)
    )
    by = origin.dated_by if origin.taken_at else "upload"
    yield _build_fact("Date", "日期", dated)
    source = DATE_SOURCE_TEXTS[by] + (DENIED_TEXT if by == "camera" and sheet.date_denied else "")
    yield _build_fact("The date is", "日期来源", source)
    if origin.taken_at:
        yield _build_fact("Received", "收到时间", format_instant(sheet.received_at))
    yield _build_fact("Quality", "文件形式", FORM_TEXTS[origin.form])
    if sheet.name and sheet.kind not in NAMELESS_KINDS:
        yield _build_fact("Name as received", "原文件名", clean_text(sheet.name))
    known = link.size if link else sheet.size
    if known is not None:
        yield _build_fact("Size", "大小", f"{format_size(known)} ({known:,} bytes)")
    digest = _find_digest(sheet, link)
    if digest:
        short = f"{digest[:SHORT_HASH_LENGTH]}…"
        yield _build_fact("Checksum begins", "校验值开头", short, machine=True)


def _find_taken_at(sheet: ExhibitSheet) -> datetime | None:
    """Return the date that the file names, unless the buyer says that it is wrong.

    Of a forwarded text it is when that was written.
    """
    if sheet.kind == MESSAGE:
        return sheet.written_at
    return None if sheet.date_denied else sheet.origin.taken_at


def _format_author(sheet: ExhibitSheet) -> str:
    sent_on = f", {format_instant(sheet.written_at)}" if sheet.written_at else ""
    return f"{clean_text(sheet.author)}{sent_on}"


def _build_fact(english: str, chinese: str, value: str, *, machine: bool = False) -> TemplateData:
    return {"label": {"en": english, "zh": chinese}, "value": value, "machine": machine}


def _find_digest(sheet: ExhibitSheet, link: ChainLink | None) -> str:
    return link.sha256 if link else sheet.sha256


def build_integrity(case_file: CaseFile, chain: HashChain) -> TemplateData:
    """Return the part on integrity: every file with its checksum, the manifest and the chain."""
    return {
        "manifest": chain.manifest_sha256,
        "chain": chain.end,
        "files": [_build_file(sheet, chain.links.get(sheet.label)) for sheet in case_file.sheets],
    }


def _build_file(sheet: ExhibitSheet, link: ChainLink | None) -> TemplateData:
    known = link.size if link else sheet.size
    is_copy = bool(link and sheet.sha256 and link.sha256 != sheet.sha256)
    return {
        "label": sheet.label,
        "name": link.name if link else "not enclosed",
        "sha256": _find_digest(sheet, link) or "no checksum: the file is not held here",
        "received": format_instant(sheet.received_at),
        "size": f"{known:,}" if known is not None else "",
        "note": COPY_TEXTS[link.form] if link and is_copy else "",
        "received_sha256": sheet.sha256 if is_copy else "",
    }
