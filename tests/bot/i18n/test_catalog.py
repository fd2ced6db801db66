"""Texts go through the catalogue: the template is fresh, and a translation needs no code."""

from datetime import date
from pathlib import Path

import pytest

from bot.i18n.catalog import TEMPLATE_PATH, Catalog, build_template
from bot.i18n.english.messages import MESSAGES
from flows.definition.vocabulary import Choose, Day, Step, option
from flows.guides import load_guides
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

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


CONTROLS = """
msgctxt "control.back"
msgid "Back"
msgstr "Zurück"

msgctxt "control.yesterday"
msgid "Yesterday"
msgstr "Gestern"
"""
WRONG = """
msgctxt "problem.quality"
msgid "A sentence of last year"
msgstr "veraltet"

msgctxt "card.new"
msgid "Case {number}"
msgstr "Fall {nummer}"

msgctxt "card.phase"
msgid "Step {phase} of {phases}: {title}"
msgstr "Fall {number"

msgctxt "chat.faq"
msgid "<b>Questions people ask</b>"
msgstr "<b>Was viele fragen"
"""


def in_german(folder: Path, more: str = "") -> Catalog:
    (folder / "de.po").write_text(GERMAN + more, "utf-8")
    return Catalog(load_guides().values(), folder)


def test_the_template_holds_every_text_as_it_is_now() -> None:
    assert build_template(load_guides().values()) == TEMPLATE_PATH.read_bytes(), (
        "run: python -m bot texts"
    )


def test_a_language_is_one_file(tmp_path: Path) -> None:
    catalogue = in_german(tmp_path)
    assert catalogue.languages == {"en": "English", "de": "Deutsch"}
    assert (
        catalogue.find_language("de-AT").guides["alibaba"].texts["problem.damaged"]
        == "Es kam beschädigt an"
    )


def test_what_is_not_translated_or_no_longer_fits_stays_english(tmp_path: Path) -> None:
    texts = in_german(tmp_path).find_language("de").guides["alibaba"].texts
    assert texts["problem.late"] == "Shipped late"
    assert texts["problem.missing"] == "Pieces are missing"


def test_an_unknown_language_is_answered_in_english(tmp_path: Path) -> None:
    assert in_german(tmp_path).find_language("xx").voice.language == "en"
    assert in_german(tmp_path).find_language(None).voice.language == "en"


@pytest.mark.parametrize("slot", ["card.new", "card.phase", "chat.faq"])
def test_a_translation_that_would_show_wrongly_stays_english(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, slot: str
) -> None:
    voice = in_german(tmp_path, WRONG).find_language("de").voice
    assert voice.texts[slot] == MESSAGES[slot]
    assert slot in caplog.text


def test_a_translation_of_a_former_sentence_is_not_used(tmp_path: Path) -> None:
    texts = in_german(tmp_path, WRONG).find_language("de").guides["alibaba"].texts
    assert texts["problem.quality"] == load_guides()["alibaba"].texts["problem.quality"]


def test_two_guides_may_share_a_slot(tmp_path: Path) -> None:
    damaged = Step("problem", Choose((option("damaged", "The toy broke"),)), "What?")
    (tmp_path / "de.po").write_text(GERMAN, "utf-8")
    toys = small(damaged)
    speech = Catalog([*load_guides().values(), toys], tmp_path).find_language("de")
    assert speech.guides["alibaba"].texts["problem.damaged"] == "Es kam beschädigt an"
    assert speech.guides["small"].texts["problem.damaged"] == "The toy broke"


@pytest.mark.parametrize("code", ["pt-BR", "pt-br", "PT-BR"])
def test_the_case_of_a_language_code_does_not_matter(tmp_path: Path, code: str) -> None:
    (tmp_path / "pt-BR.po").write_text(GERMAN, "utf-8")
    assert Catalog(load_guides().values(), tmp_path).find_language(code).voice.language == "pt-BR"


def test_labels_are_understood_in_the_language_they_are_shown_in(tmp_path: Path) -> None:
    guide = in_german(tmp_path, CONTROLS).find_language("de").guides["alibaba"]
    talk = Talk(guide).presses("silent").skips().says("Es kam beschädigt an")
    assert talk.value("problem") == "damaged"
    assert talk.says("Zurück").asked == "problem"
    day = Catalog([small(Step("on", Day(), "When?"))], tmp_path).find_language("de").guides["small"]
    assert Talk(day).says("gestern").value("on") == date(2026, 5, 10)
