"""The texts in each language: English from the code, the rest from gettext catalogues.

A catalogue is `locale/<language>.po`; its contexts are slots such as "problem.ask", so a sentence
that changes in English is a new message there, and a text can be edited without touching code.
Slot and English text together name a translation: guides may share slots, and one of an English
sentence that is no more is not used. One that would show braces or tags wrongly is left out.
`locale/messages.pot` is the template, written by `python -m bot texts`.
"""

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog as GettextCatalog
from babel.messages.pofile import read_po, write_po

from bot.i18n.english.messages import MESSAGES
from bot.i18n.voice import Voice
from flows.definition.guide import Guide
from flows.definition.texts import find_placeholders

ENGLISH = "en"
LOCALE_FOLDER = Path(__file__).parent / "locale"
TEMPLATE_PATH = LOCALE_FOLDER / "messages.pot"
TAGS = re.compile(r"<[^<>]*>")
log = logging.getLogger(__name__)

Translations = Mapping[tuple[str, str], str]
"""Texts by their slot and what they say in English."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its voice, and the guides speaking it."""

    voice: Voice
    guides: Mapping[str, Guide]


class Catalog:
    """Every language there is a catalogue for, and English."""

    def __init__(self, guides: Iterable[Guide], folder: Path = LOCALE_FOLDER) -> None:
        self._guides = tuple(guides)
        translations = {path.stem: _read_translations(path) for path in sorted(folder.glob("*.po"))}
        self._languages = {
            language: self._build_language(language, known)
            for language, known in {ENGLISH: {}, **translations}.items()
        }
        self._codes = {language.casefold(): language for language in self._languages}

    @property
    def languages(self) -> Mapping[str, str]:
        """The languages by code, each by its own name."""
        return {code: _find_own_name(code) for code in self._languages}

    def find_language(self, language: str | None) -> Language:
        """Return the language of a code such as "pt-BR"; English when there is none."""
        code = (language or ENGLISH).casefold()
        known = self._codes.get(code) or self._codes.get(code.partition("-")[0])
        return self._languages[known or ENGLISH]

    def _build_language(self, language: str, known: Translations) -> Language:
        guides = {
            each.id: each.with_texts(_select_translations(each.texts, known))
            for each in self._guides
        }
        return Language(
            Voice(language, {**MESSAGES, **_select_translations(MESSAGES, known)}), guides
        )


def _select_translations(texts: Mapping[str, str], known: Translations) -> dict[str, str]:
    """Return the translations there are of these texts, by slot."""
    translations = {
        slot: known[slot, text] for slot, text in texts.items() if (slot, text) in known
    }
    return {
        slot: text for slot, text in translations.items() if _is_compatible(slot, texts[slot], text)
    }


def _is_compatible(slot: str, english: str, text: str) -> bool:
    """Whether a translation names nothing the English does not, and has the same tags."""
    try:
        same = find_placeholders(text) <= find_placeholders(english)
    except ValueError:
        same = False
    if not same or sorted(TAGS.findall(text)) != sorted(TAGS.findall(english)):
        log.warning("the translation of %s has other braces or tags and is left out", slot)
        return False
    return True


def build_template(guides: Iterable[Guide]) -> bytes:
    """Return the template of all catalogues: every text with its slot as context."""
    catalog = GettextCatalog(fuzzy=False)
    for texts in (MESSAGES, *(guide.texts for guide in guides)):
        for slot, text in texts.items():
            catalog.add(text, context=slot)
    return _encode_catalog(catalog)


def _encode_catalog(catalog: GettextCatalog) -> bytes:
    buffer = BytesIO()
    write_po(buffer, catalog, omit_header=True, sort_output=True, width=100)
    return buffer.getvalue()


def _read_translations(path: Path) -> Translations:
    """Return the finished translations of a catalogue; fuzzy ones stay English."""
    with path.open("rb") as file:
        catalog = read_po(file)
    return {
        (message.context, str(message.id)): str(message.string)
        for message in catalog
        if message.context and message.string and not message.fuzzy
    }


def _find_own_name(code: str) -> str:
    name = Locale.parse(code, sep="-").get_display_name()
    return (name or code).capitalize()
