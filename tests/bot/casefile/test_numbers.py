"""Every number of the case file was given by the buyer, or follows from what was."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import product

from hypothesis import given

from flows.definition.vocabulary import Case, Known, Money
from flows.guides.alibaba.amounts.claimed_units import units_claimed
from flows.guides.alibaba.amounts.figures import fair_share, late_days, unit_price
from flows.guides.alibaba.amounts.sampling_plan import count_planned_sample
from flows.guides.alibaba.casefile import case_file
from flows.guides.alibaba.letters.formatting import format_amount, format_percent
from flows.model.case_file import BuildInfo, CaseFile, Phrase
from tests.support.casefile import case_files
from tests.support.casefile.pdf_reader import Contents
from tests.support.flows.letter_cases import AMOUNTS, CASES, COUNTS, PARTIAL

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


def told_of(known: Known) -> set[str]:
    """Every number that may be printed: answers, their days, differences, shares and sums."""
    counts = {known.count(step) for step in COUNTS} - {None}
    whole = {each for each in counts if each is not None}
    whole |= {abs(a - b) for a, b in product(whole, repeat=2)} | {late_days(known) or 0}
    whole |= {units_claimed(known) or 0}
    iso = {"2859", "1"} if count_planned_sample(known) else set[str]()
    found = iso | {f"{each:,}" for each in whole} | {str(each) for each in whole}
    for part, of in product(whole, repeat=2):
        if of:
            found |= {*NUMBER.findall(format_percent(part, of))}
    found |= {text for each in _money(known) for text in NUMBER.findall(format_amount(each))}
    return found | {str(n) for day in _days(known) for n in (day.year, day.month, day.day)}


def _money(known: Known) -> Iterator[Money]:
    for step in (*AMOUNTS, "off_amount"):
        yield from (a.value for a in known.answers(step) if isinstance(a.value, Money))
    yield from filter(None, (fair_share(known), unit_price(known)))


def _days(known: Known) -> Iterator[date]:
    for answers in known._answers.values():
        for answer in answers:
            yield answer.at.date()
            if isinstance(answer.value, date):
                yield answer.value


def phrases(made: CaseFile) -> Iterator[Phrase]:
    """Everything in our own words that can hold a number."""
    yield from (made.cover.issue, made.cover.asked, made.method.text)
    for line in made.lines:
        yield line.difference
        if not line.by_buyer:
            yield from (line.agreed, line.received)
    yield from (event.text for event in made.chronology)
    yield from (message.text for message in made.communications)
    fields = (*made.cover.fields, *made.cover.amounts, *made.method.fields)
    skipped = {"Order number"}
    yield from (Phrase(f.value) for f in fields if not f.by_buyer and f.label.en not in skipped)
    yield from (Phrase(f"{row.calculation} {row.amount}") for row in made.sums)


@given(PARTIAL, CASES)
def test_every_number_was_told_or_follows_from_it(known: Known, case: Case) -> None:
    allowed = told_of(known)
    for words in phrases(case_file(known, case, BuildInfo(case_files.MADE))):
        for text in (words.en, words.zh):
            strange = {*NUMBER.findall(QUOTED.sub("", text))} - allowed
            assert strange == set(), (text, strange)


@given(PARTIAL, CASES)
def test_every_sum_adds_up(known: Known, case: Case) -> None:
    for row in case_file(known, case, BuildInfo(case_files.MADE)).sums:
        found = re.fullmatch(r"([A-Z]{3}) ([\d,.]+) × ([\d,]+) ÷ ([\d,]+)", row.calculation)
        if found:
            paid, few, whole = (Fraction(each.replace(",", "")) for each in found.groups()[1:])
            shown = Fraction(row.amount.split()[1].replace(",", ""))
            assert abs(paid * few / whole - shown) <= Fraction(1, 2)
            assert row.amount.startswith(found[1])
        parts = row.calculation.split(" + ")
        if len(parts) > 1:
            cents = [int(re.sub(r"\D", "", each)) for each in (*parts, row.amount)]
            assert sum(cents[:-1]) == cents[-1]


def test_the_numbers_on_the_pages_are_those_of_the_answers(document: Contents) -> None:
    known = case_files.known()
    own = " ".join(str(known.value(step)) for step in ("product", "order_number", "story"))
    for step in ("agreed_term", "received_fact"):
        own += " ".join(str(answer.value) for answer in known.answers(step))
    made = {"20", "14", "05", "1", "7", str(len(document.pages))}  # when, version, files
    allowed = told_of(known) | {*NUMBER.findall(own)} | made | {str(n) for n in range(10)}
    allowed |= {"0.4", "20"}  # 2.0 mm agreed, 1.6 mm received
    for page in document.pages[:2]:
        assert {*NUMBER.findall(page)} - allowed == set()
