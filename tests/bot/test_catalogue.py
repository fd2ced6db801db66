"""Texts go through the catalogue: the template is fresh, and a translation needs no code."""

from pathlib import Path

from bot.catalogue import TEMPLATE, Catalogue, template
from flows.guides import GUIDES

GERMAN = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgctxt "problem.damaged"
msgid "It arrived damaged"
msgstr "Es kam beschädigt an"

#, fuzzy
msgctxt "problem.late"
msgid "Shipped late"
msgstr "veraltet"
"""


def in_german(folder: Path) -> Catalogue:
    (folder / "de.po").write_text(GERMAN, "utf-8")
    return Catalogue(GUIDES.values(), folder)


def test_the_template_holds_every_text_as_it_is_now() -> None:
    assert template(GUIDES.values()) == TEMPLATE.read_bytes(), "run: python -m bot texts"


def test_a_language_is_one_file(tmp_path: Path) -> None:
    catalogue = in_german(tmp_path)
    assert catalogue.languages == {"en": "English", "de": "Deutsch"}
    assert (
        catalogue.of("de-AT").guides["alibaba"].texts["problem.damaged"] == "Es kam beschädigt an"
    )


def test_what_is_not_translated_or_no_longer_fits_stays_english(tmp_path: Path) -> None:
    texts = in_german(tmp_path).of("de").guides["alibaba"].texts
    assert texts["problem.late"] == "Shipped late"
    assert texts["problem.missing"] == "Pieces are missing"


def test_an_unknown_language_is_answered_in_english(tmp_path: Path) -> None:
    assert in_german(tmp_path).of("xx").voice.language == "en"
    assert in_german(tmp_path).of(None).voice.language == "en"
