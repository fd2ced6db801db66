"""Text on its way to the page: what goes, what stays, and that a hash is never touched."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casefile.pages.fonts_index import COVERAGE_PATH, FONTS_FOLDER, find_families
from bot.casefile.pages.text_cleaning import MAX_LENGTH, WORD_BREAK, clean_text
from tests.support.casefile import cmap


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Plain words, 深圳, Москва, شنتشن, 😀\nnext", None),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("\u202eevil\u2066\u200f", "evil"),
        ("x\ue000\U000f0000y", "xy"),
        ("\ud800", "\ufffd"),
        ("e\u0301", "é"),
        ("Z" + "\u0300" * 20, "Z" + "\u0300" * 3),
        ("𐎀 cuneiform", "□ cuneiform"),
        ("⏏ﾟ", f"⏏{WORD_BREAK}ﾟ"),  # no font draws both, and they would be one unit
        ("ｶﾞ กำ 👍🏽 👨\u200d👩", None),
        ("a\u200d👩", "a👩"),
        ("\u0600a \u0301", "a "),
        ("a\u2003b\u2028c", "a b c"),
        ("", None),
    ],
)
def test_only_what_can_be_drawn_stays(typed: str, shown: str | None) -> None:
    assert clean_text(typed) == (typed if shown is None else shown)


def test_a_long_word_can_be_broken_and_a_long_text_is_cut() -> None:
    word = clean_text("w" * 60)
    assert word.replace(WORD_BREAK, "") == "w" * 60
    assert max(map(len, word.split(WORD_BREAK))) <= 30
    assert len(clean_text("a " * MAX_LENGTH)) == MAX_LENGTH
    assert clean_text("深" * 100) == "深" * 100


@given(st.text(max_size=200))
def test_whatever_is_typed_comes_out_drawable(typed: str) -> None:
    cleaned = clean_text(typed)
    for character in cleaned:
        assert character in "\n\t" or find_families(ord(character)), repr(character)
        assert (
            unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn") or character in "\n\t"
        )
    assert clean_text(cleaned.replace(WORD_BREAK, "")).replace(WORD_BREAK, "") == cleaned.replace(
        WORD_BREAK, ""
    )


def test_the_table_says_what_the_fonts_can_draw() -> None:
    assert json.loads(COVERAGE_PATH.read_text()) == cmap.table()


def test_the_fonts_come_with_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS_FOLDER / "OFL.txt").read_text()
    assert sum(path.stat().st_size for path in FONTS_FOLDER.iterdir()) < 9_000_000
