"""The letters that bring a case file: pictures to look at, the whole pack, and one for a form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.i18n.voice import SHOWN_CHARACTERS, clipped
from bot.outbox.attachments import stored
from bot.rendering import status_card
from bot.rendering.effects import Call
from bot.rendering.view import View

ALBUM = 10
"""Files that Telegram takes in one message."""

LISTED = SHOWN_CHARACTERS - len("; …")

PDF, PNG, ZIP, JPEG = "application/pdf", "image/png", "application/zip", "image/jpeg"
TYPES = {"pdf": PDF, "png": PNG, "zip": ZIP, "jpg": JPEG}


@dataclass(frozen=True, slots=True)
class Sheaf:
    """A file that was made and is kept sealed: its name, the digest of its content."""

    name: str
    digest: str

    @property
    def enclosed(self) -> dict[str, Any]:
        """The parameter of a call."""
        return stored(self.name, TYPES[self.name.rpartition(".")[2]], self.digest)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a version comes as; the first of `whole` is the document, the rest are archives."""

    version: int
    pictures: tuple[Sheaf, ...]
    whole: tuple[Sheaf, ...]
    form: tuple[Sheaf, ...]
    changes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def digests(self) -> tuple[str, ...]:
        """Those of all its files."""
        return tuple(each.digest for each in (*self.pictures, *self.whole, *self.form))


def calls(view: View, delivery: Delivery) -> list[Call]:
    """Return the calls that bring it, in the order in which it is to be read."""
    fill, version = view.voice.fill, {"version": delivery.version}
    whole, *archives = delivery.whole
    name = fill("papers.of", {"case": status_card.name(view)})

    return [
        *_albums(view, "photo", delivery.pictures, _first(view, delivery)),
        _single(view, whole, f"{fill('papers.whole', version)}\n{name}"),
        *(
            _single(view, each, f"{_originals(view, n, len(archives))}\n{name}")
            for n, each in enumerate(archives, start=1)
        ),
        *_albums(view, "document", delivery.form, f"{fill('papers.form')}\n{name}"),
    ]


def _originals(view: View, part: int, parts: int) -> str:
    fill = view.voice.fill
    one = "" if parts == 1 else fill("papers.part", {"part": part, "parts": parts})
    return f"{fill('papers.originals')} {one}".rstrip()


def _first(view: View, delivery: Delivery) -> str:
    fill = view.voice.fill
    parts = [fill("papers.first", {"case": status_card.name(view), "version": delivery.version})]
    if delivery.changes:
        parts.append(fill("papers.changes", {"changes": _listed("; ", delivery.changes)}))
    if delivery.left_out:
        parts.append(fill("papers.left_out", {"labels": _listed(", ", delivery.left_out)}))
    return "\n\n".join(parts)


def _listed(mark: str, told: Sequence[str]) -> str:
    """Return as many as may be shown, none of them cut where it could be taken for another."""
    count = len(told)
    while count > 1 and len(mark.join(told[:count])) > LISTED:
        count -= 1
    listed = mark.join(told[:count])
    return listed if count == len(told) else f"{clipped(listed, LISTED)}{mark}…"


def _single(view: View, sheaf: Sheaf, caption: str) -> Call:
    document = {"chat_id": view.chat_id, "document": sheaf.enclosed}
    return Call("sendDocument", {**document, **_captioned(caption)})


def _captioned(caption: str) -> dict[str, str]:
    """Return the parameters of a caption; of none, none."""
    return {"caption": caption, "parse_mode": "HTML"} if caption else {}


def _albums(view: View, kind: str, sheaves: Sequence[Sheaf], caption: str) -> Iterator[Call]:
    """Yield albums, the caption under the first picture, or under the last document."""
    for start in range(0, len(sheaves), ALBUM):
        album = sheaves[start : start + ALBUM]
        told = (0 if kind == "photo" else len(album) - 1) if start + ALBUM >= len(sheaves) else None
        media = [
            {"type": kind, "media": each.enclosed, **_captioned(caption if n == told else "")}
            for n, each in enumerate(album)
        ]
        if len(album) == 1:
            yield _single(view, album[0], caption if told is not None else "")
        else:
            yield Call("sendMediaGroup", {"chat_id": view.chat_id, "media": media})
