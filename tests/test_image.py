"""The image has the programs that the code calls, and the operator's page says so."""

import re

import pytest

from bot.inspection.ocr import LANGUAGES, PROGRAM
from tests.test_hygiene import read

RUNNING = read("Dockerfile").rpartition("\nFROM ")[2]
INSTALLED = set(RUNNING.partition("apt-get install")[2].partition("&&")[0].split())


def package(language: str) -> str:
    """Debian's package of a language of Tesseract."""
    return f"tesseract-ocr-{language.replace('_', '-')}"


def test_the_image_has_tesseract() -> None:
    assert PROGRAM == "tesseract"
    assert "tesseract-ocr" in INSTALLED


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_image_has_each_language_that_is_asked_for(language: str) -> None:
    assert package(language) in INSTALLED


def test_the_page_for_operators_names_what_to_install_elsewhere() -> None:
    # English comes with the program.
    for language in LANGUAGES[1:]:
        assert re.search(
            rf"apt install tesseract-ocr .*{package(language)}", read("docs/operating.md")
        )
