"""Text on its way to the page: what goes, what stays, and that a hash is never touched."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casefile.pages.fonts_index import FOLDER, TABLE, drawers
from bot.casefile.pages.text_cleaning import BREAK, LONGEST, clean
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
        ("⏏ﾟ", f"⏏{BREAK}ﾟ"),  # no font draws both, and they would be one unit
        ("ｶﾞ กำ 👍🏽 👨\u200d👩", None),
        ("a\u200d👩", "a👩"),
        ("\u0600a \u0301", "a "),
        ("a\u2003b\u2028c", "a b c"),
        ("", None),
    ],
)
def test_only_what_can_be_drawn_stays(typed: str, shown: str | None) -> None:
    assert clean(typed) == (typed if shown is None else shown)


def test_a_long_word_can_be_broken_and_a_long_text_is_cut() -> None:
    word = clean("w" * 60)
    assert word.replace(BREAK, "") == "w" * 60
    assert max(map(len, word.split(BREAK))) <= 30
    assert len(clean("a " * LONGEST)) == LONGEST
    assert clean("深" * 100) == "深" * 100


@given(st.text(max_size=200))
def test_whatever_is_typed_comes_out_drawable(typed: str) -> None:
    cleaned = clean(typed)
    for character in cleaned:
        assert character in "\n\t" or drawers(ord(character)), repr(character)
        assert (
            unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn") or character in "\n\t"
        )
    assert clean(cleaned.replace(BREAK, "")).replace(BREAK, "") == cleaned.replace(BREAK, "")


def test_the_table_says_what_the_fonts_can_draw() -> None:
    assert json.loads(TABLE.read_text()) == cmap.table()


def test_the_fonts_come_with_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text()
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 9_000_000
