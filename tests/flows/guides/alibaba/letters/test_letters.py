"""What holds for every letter, whatever was answered: complete sentences, true numbers, no gaps."""

import re
from datetime import date
from enum import Enum
from typing import get_args

import pytest
from hypothesis import given

from flows.definition.vocabulary import Case, Known, Money
from flows.guides.alibaba.amounts.figures import asked_amount, fair_share
from flows.guides.alibaba.evidence.checklist import LINES
from flows.guides.alibaba.letters import LETTERS
from flows.guides.alibaba.letters.chinese import CHINESE
from flows.guides.alibaba.letters.chinese.formatting import format_day as format_chinese_day
from flows.guides.alibaba.letters.chinese.labels import LABELS
from flows.guides.alibaba.letters.content.draft import Sentence
from flows.guides.alibaba.letters.drafts.bank import BankSentence
from flows.guides.alibaba.letters.drafts.bank_dispute import DisputeSentence
from flows.guides.alibaba.letters.drafts.complaint import ComplaintSentence
from flows.guides.alibaba.letters.english import ENGLISH
from flows.guides.alibaba.letters.english.formatting import format_day as format_english_day
from flows.guides.alibaba.letters.formatting import (
    clip,
    format_amount,
    format_number,
    format_percent,
)
from flows.guides.alibaba.letters.language import LONGEST, Language
from tests.support.flows import letter_cases as cases
from tests.support.flows.letter_cases import AMOUNTS, CASES, COUNTS, PARTIAL, at_the_limit

SHORT = 800
BY_ID = {letter.id: letter for letter in LETTERS}
WRITERS = {letter.id: letter.english for letter in LETTERS} | {
    f"{letter.id}, Chinese": letter.chinese for letter in LETTERS if letter.chinese
}
IN_CHINESE = [letter.chinese for letter in LETTERS if letter.chinese]
GAPS = ("None", "  ", "[]", "{}", "()", "（）", '""', "“”", "\n\n\n", " .", "，，", "。。", ": .")


@given(PARTIAL, CASES)
def test_no_answer_leaves_a_gap(known: Known, case: Case) -> None:
    for name, write in WRITERS.items():
        text = write(known, case)
        assert text == text.strip() != "", name
        assert len(text) <= LONGEST, name
        assert [gap for gap in GAPS if gap in _unquoted(text)] == [], (name, text)
        assert write(known, case) == text, name


@given(PARTIAL, CASES)
def test_every_number_is_an_answer_or_its_sum(known: Known, case: Case) -> None:
    money = [known.answers(step) for step in AMOUNTS]
    given_amounts = [a.value for answers in money for a in answers if isinstance(a.value, Money)]
    sums = [asked_amount(known), fair_share(known), *given_amounts]
    amounts = {format_amount(each) for each in sums if each}
    counts = {known.count(step) or 0 for step in COUNTS}
    counts |= {max((known.count("units_ordered") or 0) - (known.count("units_received") or 0), 0)}
    for name, write in WRITERS.items():
        text = _unquoted(write(known, case))
        assert {*re.findall(r"[A-Z]{3} \d[\d,]*(?:\.\d+)?", text)} <= amounts | {""}, name
        units = re.findall(r"([\d,]+)(?: (?:missing |correct |replacement )?units?\b|件)", text)
        assert {int(each.replace(",", "")) for each in units} <= counts, (name, text)


@given(PARTIAL, CASES)
def test_chinese_letters_are_chinese(known: Known, case: Case) -> None:
    for write in IN_CHINESE:
        text = _unquoted(write(known, case))
        for name in (cases.PRODUCT, cases.SUPPLIER, cases.ORDER):
            text = text.replace(name, "")
        assert {*re.findall(r"[A-Za-z]{2,}", text)} <= {"USD", "JPY", "KWD", "ISO", "II"}
        assert re.search(r"[\u4e00-\u9fff]", text)


def _unquoted(text: str) -> str:
    """A letter without the buyer's words, which stay as typed."""
    return re.sub(r'"[^"]+"|“[^”]+”', "Q", text)


WITHOUT_FILES = (
    *("counter_offer", "acceptance", "method", "promise_late", "stall_reply", "agreed_request"),
)


@pytest.mark.parametrize("problem", cases.PICKS["problem"].split())
@pytest.mark.parametrize("text", ["word " * 400, "w" * 2000, "字" * 2000])
def test_letters_fit_with_every_text_at_its_limit(problem: str, text: str) -> None:
    lines = [line.id for line in LINES]
    files = [cases.exhibit(n, lines[n % len(lines)], text) for n in range(60)]
    for remedy in cases.PICKS["remedy"].split():
        known = at_the_limit(problem, remedy, text)
        for name, write in WRITERS.items():
            letter = write(known, cases.case(*files))
            assert len(letter) <= LONGEST, (name, remedy)
            if not name.startswith(WITHOUT_FILES):
                assert "E1" in letter, (name, remedy)
        assert "Timeline:" in BY_ID["escalation"].english(known, cases.case(*files))
        assert len(BY_ID["refund_short"].english(known, cases.case(*files))) <= SHORT


@pytest.mark.parametrize("problem", cases.PICKS["problem"].split())
def test_english_letters_bring_only_plain_letters(problem: str) -> None:
    known = at_the_limit(problem, "partial", "plain")
    file = cases.case(cases.exhibit(1, "carton_out"))
    assert [letter.id for letter in LETTERS if not letter.english(known, file).isascii()] == []


def test_every_sentence_has_words_in_both_languages() -> None:
    sentences = {kind.__name__ for kind in Sentence.__subclasses__()}
    to_the_bank = {
        kind.__name__ for kind in get_args(BankSentence | DisputeSentence | ComplaintSentence)
    }
    assert {kind.__name__ for kind in ENGLISH.words} == sentences
    assert {kind.__name__ for kind in CHINESE.words} == sentences - to_the_bank


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_every_sentence_without_a_figure_is_worded(language: Language) -> None:
    plain = [each for kind in language.words if issubclass(kind, Enum) for each in kind]
    assert [each for each in plain if not language.word_line((each,))] == []


def test_every_line_of_the_checklist_has_a_chinese_name() -> None:
    assert {line.id for line in LINES} == {*LABELS}


def test_days_and_amounts_read_the_same_everywhere() -> None:
    day = date(2026, 3, 12)
    assert (format_english_day(day), format_chinese_day(day)) == ("12 March 2026", "2026年3月12日")
    assert format_amount(Money(123450, "USD")) == "USD 1,234.50"
    assert format_amount(Money(1234567, "JPY")) == "JPY 1,234,567"
    assert format_amount(Money(5, "KWD")) == "KWD 0.005"
    assert format_number(1200) == "1,200"


def test_a_share_is_rounded_but_never_to_nothing_or_to_all() -> None:
    assert [
        format_percent(120, 500),
        format_percent(1, 8),
        format_percent(1, 3),
        format_percent(3, 3),
    ] == [
        "24%",
        "12.5%",
        "33.3%",
        "100%",
    ]
    assert [format_percent(1, 9999), format_percent(9998, 9999)] == ["", ""]


def test_a_quote_is_cut_behind_a_word() -> None:
    assert clip("one\n two  three", 20) == "one two three"
    assert clip("one two three four", 13) == "one two..."
    assert clip("w" * 30, 10) == "w" * 7 + "..."
