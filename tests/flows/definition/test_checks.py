"""The contradiction finder: it names both sides, and is silent where it is not sure."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from flows.definition.checks import Finding, run_checks
from flows.definition.vocabulary import Case, Exhibit, Known, Money
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.evidence.checks import GOODS_LINES
from flows.guides.alibaba.evidence.number_checks import COUNT_LINES
from tests.support.flows.letter_cases import CASES, PARTIAL, case, exhibit, known

CAME = date(2026, 4, 10)


def usd(cents: int) -> Money:
    return Money(cents, "USD")


def found(told: Known, *exhibits: Exhibit) -> dict[str, Finding]:
    every = run_checks(GUIDE.checks, told, case(*exhibits).labelled_exhibits)
    return {finding.check: finding for finding in every}


def photo(taken: datetime | None, taken_from: str = "camera", line: str = "bad_count") -> Exhibit:
    return exhibit(1, line, taken_at=taken, taken_from=taken_from)


def noon(day: int) -> datetime:
    return datetime(2026, 4, day, 12, tzinfo=UTC)


WRONG: list[tuple[str, dict[str, object]]] = [
    ("came_early", {"delivered_on": CAME, "shipped_on": date(2026, 4, 12)}),
    ("ok_early", {"confirmed": "me", "confirmed_on": date(2026, 4, 9), "delivered_on": CAME}),
    ("not_late", {"problem": "late", "shipped_on": date(2026, 4, 1), "ship_by": CAME}),
    ("bad_more", {"units_affected": 60, "units_received": 50}),
    ("bad_unseen", {"units_affected": 60, "inspected": 50}),
    ("none_short", {"problem": "missing", "units_received": 60, "units_ordered": 50}),
    ("asked_more", {"remedy_amount": usd(101), "paid_amount": usd(100)}),
    (
        "counter_over",
        {"counter_amount": usd(90), "remedy": "partial", "remedy_amount": usd(80)},
    ),
    ("no_term", {"proof_where": "none"}),
    ("consent", {"late_consent": "yes"}),
    ("few", {"inspected_how": "first"}),
    ("few", {"sample_how": "some"}),
    ("came_says", {"problem": "never_arrived", "tracking_state": "says_delivered"}),
    ("uncounted", {"problem": "damaged", "product": "lamp"}),
]


@pytest.mark.parametrize(("check", "told"), WRONG)
def test_each_check_finds_its_own(check: str, told: dict[str, object]) -> None:
    finding = found(known(**told))[check]
    assert finding.slot in GUIDE.texts
    assert set(finding.steps) <= set(told)


RIGHT: list[dict[str, object]] = [
    {},
    {"delivered_on": CAME, "shipped_on": CAME, "ship_by": CAME, "problem": "late"},
    {"confirmed": "automatic", "confirmed_on": date(2026, 4, 9), "delivered_on": CAME},
    {"problem": "damaged", "shipped_on": date(2026, 4, 1), "ship_by": CAME, "units_affected": 1},
    {"units_affected": 50, "units_received": 50, "inspected": None},
    {"problem": "missing", "units_received": 50, "units_ordered": 50},
    {"remedy_amount": Money(900, "EUR"), "paid_amount": usd(100)},
    {"counter_amount": usd(90), "offer_amount": usd(80), "offer_check": "yes_accept"},
    {"problem": "never_arrived", "tracking_state": "customs"},
    {"problem": "late", "tracking_state": "says_delivered"},
    {"problem": "damaged"},
    {"problem": "never_arrived", "product": "lamp"},
    {"proof_where": "order", "late_consent": "no", "inspected_how": "all", "sample_how": "all"},
]


@pytest.mark.parametrize("told", RIGHT)
def test_what_can_be_so_is_no_finding(told: dict[str, object]) -> None:
    assert found(known(**told)) == {}


def test_a_photo_taken_before_delivery_is_named() -> None:
    finding = found(known(delivered_on=CAME), photo(noon(8)))["photo_early"]
    assert finding.values == {"label": "E1", "taken": date(2026, 4, 8)}


@pytest.mark.parametrize(
    "exhibits",
    [
        photo(noon(9)),  # a day off may be the zone
        photo(noon(8), "upload"),
        photo(noon(8), line="sample_ok"),  # a sample is older than the goods
        photo(None),
    ],
)
def test_a_photo_that_may_be_in_time_is_no_finding(exhibits: Exhibit) -> None:
    assert found(known(delivered_on=CAME), exhibits) == {}


COUNTED = known(problem="damaged", units_ordered=500, units_affected=40)


def test_a_count_in_a_caption_that_differs_is_named() -> None:
    finding = found(COUNTED, exhibit(1, "bad_count", "We counted 45 of 500 units"))
    assert finding["count_differs"].values == {"label": "E1", "count": 45}


@pytest.mark.parametrize(
    "caption",
    [
        "40 of 500",
        "5 of 10",  # of a carton
        "45 units",
        "45 of 500.5 kg",
        "1.45 of 500",
        "45 of 500 000",
        "photo 3 of 6",
        "",
    ],
)
def test_a_number_that_may_mean_something_else_is_no_finding(caption: str) -> None:
    assert found(COUNTED, exhibit(1, "bad_count", caption)) == {}
    assert found(COUNTED, exhibit(1, "chat_all", "45 of 500")) == {}


def test_contradictions_stand_before_weak_points() -> None:
    told = known(proof_where="none", units_affected=2, units_received=1)
    severities = [each.severity for each in run_checks(GUIDE.checks, told, ())]
    assert severities == ["contradiction", "weak"]


@given(PARTIAL, CASES)
def test_any_case_can_be_checked(told: Known, files: Case) -> None:
    first = run_checks(GUIDE.checks, told, files.labelled_exhibits)
    assert first == run_checks(GUIDE.checks, told, files.labelled_exhibits)
    assert all(set(each.steps) <= GUIDE.steps.keys() for each in first)


def test_the_photos_compared_are_lines_of_the_checklist() -> None:
    assert GUIDE.checklist_lines.keys() >= GOODS_LINES | COUNT_LINES


def test_a_withdrawn_photo_is_not_looked_at() -> None:
    gone = replace(photo(noon(8)), withdrawn=True)
    assert found(known(delivered_on=CAME), gone) == {}
