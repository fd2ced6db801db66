"""What is typed is kept whole, without what nobody can see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model.errors import MisreadError
from flows.reading import clean_text, read_order_number, read_text
from flows.reading.texts import MAX_CHARACTERS


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  hello \n", "hello"),
        ("e\u0301", "é"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("a\ud800b", "ab"),
        ("abc\u202etxt.exe\u2066x\u2069", "abctxt.exex"),
        ("مرحبا \u200fשלום", "مرحبا \u200fשלום"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb", "a b"),
        ("a\n\n\n\n \n\nb", "a\n\n\nb"),
        ("e\u200b\u0301", "é"),
    ],
)
def test_clean(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(st.text(st.characters()))
def test_clean_twice_is_clean_once(typed: str) -> None:
    assert clean_text(clean_text(typed)) == clean_text(typed)
    clean_text(typed).encode()


def test_text_is_given_back_cleaned() -> None:
    assert read_text(" The box was\u202e crushed.\n") == "The box was crushed."
    assert read_text("坏了") == "坏了"
    assert read_text("7", least=1) == "7"


@pytest.mark.parametrize(
    ("typed", "slot", "values"),
    [
        ("", "empty", {}),
        (" \n\u200b\x00", "empty", {}),
        ("\u3164\u2800", "empty", {}),
        ("\u200d", "no_words", {}),
        ("🙂 !!", "no_words", {}),
        ("ab", "too_short", {"least": 5, "length": 2}),
        ("x" * 21, "too_long", {"most": 20, "length": 21}),
        ("x" * (MAX_CHARACTERS + 1), "too_long", {"most": 20, "length": MAX_CHARACTERS + 1}),
    ],
)
def test_text_that_does_not_fit(typed: str, slot: str, values: dict[str, int]) -> None:
    with pytest.raises(MisreadError) as caught:
        read_text(typed, least=5, most=20)
    assert (caught.value.slot, caught.value.values) == (slot, values)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("234567890123456", "234567890123456"),
        ("２３４５６７８９０", "234567890"),
        ("#12345678", "12345678"),
        ("2345 6789 0123", "234567890123"),
        ("ABC-1234", "ABC-1234"),
        ("Order no. 234567890123456, paid 12 March", "234567890123456"),
        ("234567890123456 and again 234567890123456", "234567890123456"),
        ("https://trade.example/?orderId=123456789012&x=1", "123456789012"),
        ("order 123456789012 of 2026-03-12", "123456789012"),
        ("Order No. 300 123 456 789 012", "300123456789012"),
        ("订单号：300123456789012", "300123456789012"),
    ],
)
def test_order_number(typed: str, number: str) -> None:
    assert read_order_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("hello there", ()),
        ("1234", ()),
        ("2026-03-12", ()),
        ("9" * 41, ()),
        ("12345678 or 87654321", ("12345678", "87654321")),
        ("DHL 1234567890", ("1234567890",)),
        ("tracking no. 1234567890", ("1234567890",)),
    ],
)
def test_no_single_order_number(typed: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(MisreadError) as caught:
        read_order_number(typed)
    assert (caught.value.slot, caught.value.choices) == ("order_number", choices)
