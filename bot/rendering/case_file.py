"""The messages that bring a case file: pictures, the whole file, and the files for a form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.i18n.voice import MAX_CHARACTERS, clip_text
from bot.outbox.attachments import attach_stored
from bot.rendering import status_card
from bot.rendering.buttons.recalls import build_redacted_rows
from bot.rendering.calls import Call, build_markup
from bot.rendering.pages import Rows
from bot.rendering.view import View

ALBUM_SIZE = 10
"""Files that Telegram takes in one message."""

LISTED_CHARACTERS = MAX_CHARACTERS - len("; …")

PDF, PNG, ZIP, JPEG = "application/pdf", "image/png", "application/zip", "image/jpeg"
MIME_TYPES = {"pdf": PDF, "png": PNG, "zip": ZIP, "jpg": JPEG}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that was made and is kept sealed: its name, the digest of its content."""

    name: str
    digest: str

    @property
    def attachment(self) -> dict[str, Any]:
        """The parameter of a call."""
        return attach_stored(self.name, MIME_TYPES[self.name.rpartition(".")[2]], self.digest)


@dataclass(frozen=True, slots=True)
class CaseFileDelivery:
    """What a version comes as; the first of `whole` is the document, the rest are archives."""

    version: int
    pictures: tuple[StoredFile, ...]
    whole: tuple[StoredFile, ...]
    form: tuple[StoredFile, ...]
    changes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    redacted: StoredFile | None = None

    @property
    def digests(self) -> tuple[str, ...]:
        """Those of all its files."""
        more = (self.redacted,) if self.redacted else ()
        return tuple(each.digest for each in (*self.pictures, *self.whole, *self.form, *more))


def render_redacted(view: View, file: StoredFile) -> list[Call]:
    """Return the call that brings the copy to show to others; its text names no case."""
    return [_build_document(view, file, view.voice.texts["papers.to_show"])]


def render_delivery(view: View, delivery: CaseFileDelivery) -> list[Call]:
    """Return the calls that bring it, in the order in which it is to be read."""
    fill, version = view.voice.fill_slot, {"version": delivery.version}
    whole, *archives = delivery.whole
    name = fill("papers.of", {"case": status_card.name_case(view)})

    return [
        *_build_albums(view, "photo", delivery.pictures, _describe_pictures(view, delivery)),
        _build_document(
            view, whole, f"{fill('papers.whole', version)}\n{name}", build_redacted_rows(view)
        ),
        *(
            _build_document(view, each, f"{_describe_originals(view, n, len(archives))}\n{name}")
            for n, each in enumerate(archives, start=1)
        ),
        *_build_albums(view, "document", delivery.form, f"{fill('papers.form')}\n{name}"),
    ]


def _describe_originals(view: View, part: int, parts: int) -> str:
    fill = view.voice.fill_slot
    one = "" if parts == 1 else fill("papers.part", {"part": part, "parts": parts})
    return f"{fill('papers.originals')} {one}".rstrip()


def _describe_pictures(view: View, delivery: CaseFileDelivery) -> str:
    fill = view.voice.fill_slot
    parts = [
        fill("papers.first", {"case": status_card.name_case(view), "version": delivery.version})
    ]
    if delivery.changes:
        parts.append(fill("papers.changes", {"changes": _join_fitting("; ", delivery.changes)}))
    if delivery.left_out:
        parts.append(fill("papers.left_out", {"labels": _join_fitting(", ", delivery.left_out)}))
    return "\n\n".join(parts)


def _join_fitting(mark: str, parts: Sequence[str]) -> str:
    """Return as many parts as may be shown, none cut where it could be taken for another."""
    count = len(parts)
    while count > 1 and len(mark.join(parts[:count])) > LISTED_CHARACTERS:
        count -= 1
    listed = mark.join(parts[:count])
    return listed if count == len(parts) else f"{clip_text(listed, LISTED_CHARACTERS)}{mark}…"


def _build_document(view: View, file: StoredFile, caption: str, rows: Rows | None = None) -> Call:
    document = {"chat_id": view.chat_id, "document": file.attachment, **_build_caption(caption)}
    if rows:
        document["reply_markup"] = build_markup(rows)
    return Call("sendDocument", document)


def _build_caption(caption: str) -> dict[str, str]:
    """Return the parameters of a caption; of none, none."""
    return {"caption": caption, "parse_mode": "HTML"} if caption else {}


def _build_albums(
    view: View, kind: str, files: Sequence[StoredFile], caption: str
) -> Iterator[Call]:
    """Yield albums; in the last, the caption is under the first picture or the last document."""
    for start in range(0, len(files), ALBUM_SIZE):
        album = files[start : start + ALBUM_SIZE]
        captions = [""] * len(album)
        if start + ALBUM_SIZE >= len(files):
            captions[0 if kind == "photo" else -1] = caption
        if len(album) == 1:
            yield _build_document(view, album[0], captions[0])
            continue
        media = [
            {"type": kind, "media": file.attachment, **_build_caption(text)}
            for file, text in zip(album, captions, strict=True)
        ]
        yield Call("sendMediaGroup", {"chat_id": view.chat_id, "media": media})
