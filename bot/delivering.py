"""The letters that bring a case file: pictures to look at, the whole pack, and one for a form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot import card
from bot.enclosing import stored
from bot.rendering import Call
from bot.view import Values, View

ALBUM = 10
"""Files that Telegram takes in one message."""

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


def calls(view: View, delivery: Delivery) -> list[Call]:
    """Return the calls that bring it, in the order in which it is to be read."""
    fill, version = view.voice.fill, {"version": delivery.version}
    whole, *archives = delivery.whole
    return [
        *_albums(view, "photo", delivery.pictures, _first(view, delivery)),
        _single(view, whole, fill("papers.whole", version)),
        *(
            _single(view, each, fill("papers.originals", {"part": n, "parts": len(archives)}))
            for n, each in enumerate(archives, start=1)
        ),
        *_albums(view, "document", delivery.form, fill("papers.form")),
    ]


def _first(view: View, delivery: Delivery) -> str:
    named: Values = {"case": card.name(view), "version": delivery.version}
    parts = [view.voice.fill("papers.first", named)]
    for slot, told in (("changes", delivery.changes), ("left_out", delivery.left_out)):
        if told:
            listed = "; ".join(told) if slot == "changes" else ", ".join(told)
            name = "labels" if slot == "left_out" else slot
            parts.append(view.voice.fill(f"papers.{slot}", {name: listed}))
    return "\n\n".join(parts)


def _single(view: View, sheaf: Sheaf, caption: str) -> Call:
    told = {"caption": caption, "parse_mode": "HTML"}
    chat = {"chat_id": view.chat_id}
    return Call("sendDocument", {**chat, "document": sheaf.enclosed, **told})


def _albums(view: View, kind: str, sheaves: Sequence[Sheaf], caption: str) -> Iterator[Call]:
    """Yield albums, the caption under the first picture, or under the last document."""
    for start in range(0, len(sheaves), ALBUM):
        album = sheaves[start : start + ALBUM]
        told = (0 if kind == "photo" else len(album) - 1) if start + ALBUM >= len(sheaves) else None
        media = [
            {"type": kind, "media": each.enclosed}
            | ({"caption": caption, "parse_mode": "HTML"} if n == told else {})
            for n, each in enumerate(album)
        ]
        if len(album) == 1:
            yield _single(view, album[0], caption if told is not None else "")
        else:
            yield Call("sendMediaGroup", {"chat_id": view.chat_id, "media": media})
