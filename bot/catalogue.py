"""The texts in each language: English from the code, the rest from gettext catalogues.

A catalogue is `locale/<language>.po`; its contexts are slots such as "problem.ask", so a sentence
that changes in English is a new message there, and a text can be edited without touching code.
`locale/messages.pot` is the template, written by `python -m bot texts`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.phrases import PHRASES
from bot.view import Voice
from flows.guide import Guide

ENGLISH = "en"
FOLDER = Path(__file__).parent / "locale"
TEMPLATE = FOLDER / "messages.pot"


@dataclass(frozen=True, slots=True)
class Speech:
    """One language: its voice, and the guides speaking it."""

    voice: Voice
    guides: Mapping[str, Guide]


class Catalogue:
    """Every language there is a catalogue for, and English."""

    def __init__(self, guides: Iterable[Guide], folder: Path = FOLDER) -> None:
        self._guides = tuple(guides)
        found = {path.stem: _translated(path) for path in sorted(folder.glob("*.po"))}
        self._speeches = {
            language: self._speech(language, texts)
            for language, texts in {ENGLISH: {}, **found}.items()
        }

    @property
    def languages(self) -> Mapping[str, str]:
        """The languages by code, each by its own name."""
        return {code: _own_name(code) for code in self._speeches}

    def of(self, language: str | None) -> Speech:
        """Return the speech of a language code such as "pt-BR"; English when there is none."""
        code = language or ENGLISH
        short = code.partition("-")[0]
        return self._speeches.get(code) or self._speeches.get(short) or self._speeches[ENGLISH]

    def _speech(self, language: str, texts: Mapping[str, str]) -> Speech:
        guides = {guide.id: guide.speaking(texts) for guide in self._guides}
        return Speech(Voice(language, {**PHRASES, **texts}), guides)


def template(guides: Iterable[Guide]) -> bytes:
    """Return the template of all catalogues: every text with its slot as context."""
    catalog = Catalog(fuzzy=False)
    for texts in (PHRASES, *(guide.texts for guide in guides)):
        for slot, text in texts.items():
            catalog.add(text, context=slot)
    return _written(catalog)


def _written(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(buffer, catalog, omit_header=True, sort_output=True, width=100)
    return buffer.getvalue()


def _translated(path: Path) -> Mapping[str, str]:
    """Return the finished translations of a catalogue by slot; fuzzy ones stay English."""
    with path.open("rb") as file:
        catalog = read_po(file)
    return {
        message.context: str(message.string)
        for message in catalog
        if message.context and message.string and not message.fuzzy
    }


def _own_name(code: str) -> str:
    name = Locale.parse(code, sep="-").get_display_name()
    return (name or code).capitalize()
