"""No text, page or picture holds two numbers that disagree, whatever is answered and changed."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.casefile.manifest import build_chain
from bot.casefile.pages.template_data import TemplateInput, build_template_data
from bot.casefile.pages.typesetting import render_pdf
from flows.casefile.draft import draft_case_file
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.letters.formatting import format_amount
from flows.model.case import Case
from flows.model.case_file import BuildInfo, CaseFile
from flows.model.money import Money
from tests.support.casefile import case_files
from tests.support.casefile.pdf_reader import contents
from tests.support.flows.number_buyer import NumberBuyer
from tests.support.flows.number_roles import Numbers, Sum

SINGLE = (
    "paid",
    "asked",
    "claimed",
    "part",
    "instead",
    "whole",
    "costs",
    "ordered",
    "received",
    "missing",
    "bad",
)
HISTORY = (
    *("offer_amount", "counter_amount", "case_offer_amount", "case_counter_amount"),
    *("off_amount", "decision_amount"),
)
"""What was named at some time, and stays as it was."""


def texts(case: Case) -> Iterator[str]:
    """All that is written of a case: letters, case file, and the data of the timeline picture."""
    known = GUIDE.walk(case.answers).known
    for letter in GUIDE.letters:
        for write in filter(None, (letter.english, letter.chinese)):
            if not (letter.id == "refund_request" and known.text("request_own")):
                yield write(known, case)
    yield from pages(draft_case_file(GUIDE, case, BuildInfo(case_files.MADE)))


def pages(made: CaseFile) -> Iterator[str]:
    """What the pages of a case file say."""
    for phrase in (made.cover.issue, made.cover.asked, made.method.text):
        yield from (phrase.en, phrase.zh)
    for field in (*made.cover.fields, *made.cover.amounts, *made.method.fields):
        if not field.by_buyer and field.label.en != "Order number":
            yield f"{field.label.en}: {field.value}"
    for line in made.lines:
        yield from (line.difference.en, line.difference.zh)
    for row in made.sums:
        yield f"{row.label.en}: {row.amount}"
    rows = build_template_data(made, TemplateInput(build_chain(made, {})))["timeline"]
    yield from (f"{row['what']['en']}\n{row['what']['zh']}" for row in rows)


def check_numbers(case: Case) -> None:
    """Compare all numbers of a case with each other."""
    known, found = GUIDE.walk(case.answers).known, Numbers()
    for text in texts(case):
        found.read(text)
        check_sum_is_explained(Numbers().read(text), text)
    assert found.wrong == []
    for role in SINGLE:
        assert len(found.roles[role]) <= 1, (role, found.roles[role])
    check_counts(found)
    named = [each.value for step in HISTORY for each in known.answers(step)]
    told = {format_amount(each) for each in named if isinstance(each, Money)}
    told |= {each for role in SINGLE for each in found.roles[role]}
    told |= {text for each in found.sums for text in (each.price, each.value)}
    assert found.amounts <= told, found.amounts - told


def only(found: Numbers, role: str) -> int | None:
    """The one number of a role, as a whole number."""
    return next((int(each.replace(",", "")) for each in found.roles[role]), None)


def check_counts(found: Numbers) -> None:
    """Every count fits the others, and every sum is made of them."""
    ordered, received = only(found, "ordered"), only(found, "received")
    bad, missing, checked = only(found, "bad"), only(found, "missing"), only(found, "checked")
    if ordered and received is not None and missing:
        assert missing == ordered - received
    if bad and received is not None:
        assert bad <= received
    if bad and checked:
        assert bad <= checked or found.estimated
    assert len({(each.units, each.value) for each in found.sums}) <= 1, found.sums
    for each in found.sums:
        assert each.adds_up, each
        check_parts(each, bad, missing)


def check_parts(total: Sum, bad: int | None, missing: int | None) -> None:
    """The units of a sum are the bad ones, the missing ones, or both."""
    if total.bad is None:
        assert total.units in (bad, missing)
    else:
        assert (total.bad, total.missing) == (bad, missing)
        assert total.units == total.bad + (total.missing or 0)


def check_sum_is_explained(found: Numbers, text: str) -> None:
    """What is asked for is the sum beside it, or said to be a part of that."""
    for total in found.sums:
        for asked in found.roles["asked"]:
            value = Fraction(total.value[4:].replace(",", ""))
            costs = sum(Fraction(each[4:].replace(",", "")) for each in found.roles["costs"])
            amount = Fraction(asked[4:].replace(",", ""))
            told = "Of this I ask for" in text or "我方就其中" in text
            assert amount == value + costs or (told and amount < value + costs), text


@settings(max_examples=25)
@given(st.integers(0, 10**9), st.integers(10, 90))
def test_numbers_agree_before_and_after_any_change(seed: int, length: int) -> None:
    buyer = NumberBuyer(Random(seed))
    buyer.answer(length)
    check_numbers(buyer.talk.case)
    for _ in range(3):
        buyer.change_some()
        check_numbers(buyer.talk.case)
        buyer.answer(2)
        check_numbers(buyer.talk.case)


@pytest.mark.parametrize("seed", range(3))
def test_page_one_holds_no_other_amount(seed: int) -> None:
    buyer = NumberBuyer(Random(seed))
    buyer.answer(60)
    buyer.change_some()
    made = draft_case_file(GUIDE, buyer.talk.case, BuildInfo(case_files.MADE))
    data = build_template_data(made, TemplateInput(build_chain(made, {})))
    first = contents(render_pdf(data, {}, case_files.MADE).content).pages[0]
    told = {each for text in pages(made) for each in Numbers().read(text).amounts}
    assert Numbers().read(first.replace("\xa0", " ")).amounts <= told
