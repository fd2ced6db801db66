"""Each figure of the case file stands where it belongs, and is the answer that it is said to be."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from flows.definition.vocabulary import Case, Money
from flows.engine.evidence.score import score_evidence
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.amounts.figures import fair_share
from flows.guides.alibaba.casefile import case_file
from flows.guides.alibaba.letters.claim import (
    find_case_offer,
    find_claimed_amount,
    find_proven_costs,
)
from flows.guides.alibaba.letters.english.formatting import format_day
from flows.guides.alibaba.letters.formatting import format_amount, format_number
from flows.model.answers import Known
from flows.model.case_file import BuildInfo, CaseFile, Field
from tests.support.casefile import case_files
from tests.support.casefile.pdf_reader import Contents
from tests.support.flows.alibaba_buyer import PROBLEMS, Chat
from tests.support.flows.letter_cases import CASES, PARTIAL

COUNTS = {
    "Units ordered": "units_ordered",
    "Units received": "units_received",
    "Units with the problem": "units_affected",
    "Units checked": "inspected",
    "Units in the sample": "sample_checked",
    "Bad in the sample": "sample_bad",
    "Cartons received": "cartons_received",
}
DAYS = {
    "Paid on": "paid_on",
    "Agreed shipping date": "ship_by",
    "Shipped on": "shipped_on",
    "Delivered on": "delivered_on",
    "Delivered, as the tracking page says": "delivered_on",
}
WORDS = {"Order number": "order_number", "Product": "product"}
CHOSEN = {"Order type", "Paid by", "How they were chosen"}
MONEY: Mapping[str, Callable[[Known], Money | None]] = {
    "Paid for the order": lambda known: known.money("paid_amount"),
    "Paid for this order": lambda known: known.money("paid_amount"),
    "Part that is affected": fair_share,
    "Part of it that is affected": fair_share,
    "Costs of the buyer's own, on bills": find_proven_costs,
    "Sent outside Alibaba, not counted here": lambda known: known.money("off_amount"),
    "Offered by the seller in messages": lambda known: known.money("offer_amount"),
    "Offered by the seller in the case": find_case_offer,
    "Asked for": find_claimed_amount,
    "Asked for in this case": find_claimed_amount,
}

NO_SUM = {"off_platform"}
SAMPLE, COSTS = {"Units in the sample", "Bad in the sample"}, {"Costs of the buyer's own, on bills"}
COUNTED = {
    "damaged": SAMPLE | COSTS,
    "quality": SAMPLE | COSTS,
    "wrong_item": SAMPLE | COSTS,
    "missing": set(),
}


def answered(known: Known, label: str) -> str | None:
    """What the buyer gave for a label, as it is to be printed."""
    if label in COUNTS:
        count = known.count(COUNTS[label])
        return None if count is None else format_number(count)
    if label in DAYS:
        day = known.day(DAYS[label])
        return format_day(day) if day else None
    if label in WORDS:
        return known.text(WORDS[label])
    money = MONEY[label](known)
    return format_amount(money) if money else None


def rows(made: CaseFile) -> Iterator[tuple[str, str]]:
    """Every labelled figure of the case file."""
    fields: tuple[Field, ...] = (*made.cover.fields, *made.cover.amounts, *made.method.fields)
    yield from ((each.label.en, each.value) for each in fields if each.label.en not in CHOSEN)
    yield from ((each.label.en, each.amount) for each in made.sums)


def days(known: Known) -> set[date]:
    """Every day that was told, or on which something was told."""
    answers = [each for given in known._answers.values() for each in given]
    typed = {each.value for each in answers if isinstance(each.value, date)}
    return typed | {each.at.date() for each in answers}


def check(known: Known, made: CaseFile) -> None:
    """Compare every figure with the answer it came from."""
    for label, printed in rows(made):
        assert printed == answered(known, label), label
    dated = {event.day for event in made.chronology if not event.is_exempt}
    assert dated | {message.day for message in made.communications} <= days(known)
    offers = {format_amount(each) for each in offered(known)}
    for message in made.communications:
        if "offered" in message.text.en and message.text.en[-1].isdigit():
            assert message.text.en.rpartition("offered ")[2] in offers
            assert message.text.zh.endswith(tuple(offers))


def offered(known: Known) -> Iterator[Money]:
    """Every offer that was told of."""
    for step in ("offer_amount", "case_offer_amount"):
        yield from (a.value for a in known.answers(step) if isinstance(a.value, Money))


@given(PARTIAL, CASES)
def test_every_figure_is_the_answer_it_is_said_to_be(known: Known, case: Case) -> None:
    check(known, case_file(known, replace(case, exhibits=()), BuildInfo(case_files.MADE)))


def told(problem: str) -> Chat:
    """A buyer who went as far as the case goes, in figures that are found nowhere else."""
    return Chat().drive(
        "evidence",
        problem=problem,
        off_paid="yes",
        order_number=case_files.ORDER,
        units_ordered=612,
        units_received=611,
        units_affected=213,
        paid_amount=Money(734_519, "USD"),
        remedy="partial",
        remedy_amount=Money(123_457, "USD"),
        costs_more="yes",
        freight_paid=Money(30_011, "USD"),
        proven_costs=Money(9_013, "USD"),
        first_message="sent",
        seller_wait="offered",
        offer_amount=Money(23_459, "USD"),
        count_basis="part",
        sample="plan",
        sample_checked=83,
        sample_bad=29,
    )


@pytest.mark.parametrize("problem", PROBLEMS)
def test_in_each_problem_the_figures_are_those_of_the_chat(problem: str) -> None:
    chat = told(problem)
    made = case_file(chat.walk.known, case_files.case(chat), BuildInfo(case_files.MADE))
    check(chat.walk.known, made)
    shown = {label for label, _ in rows(made)}
    assert "Paid for this order" in shown or problem in NO_SUM
    if problem in COUNTED:
        assert {"Units ordered", "Asked for in this case", *COUNTED[problem]} <= shown


def test_how_strong_the_case_looks_is_for_the_buyer_alone(document: Contents) -> None:
    found = score_evidence(GUIDE, case_files.known(), case_files.exhibits())
    assert found.points
    for words in ("trength", f"{found.points} of", f"{found.points} %", f"{found.points}%"):
        assert words not in document.text
