"""Days counted by hand: what the buyer told, the last safe day, the verdict, and the card."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple, cast
from zoneinfo import ZoneInfo

import pytest

from flows.definition.kinds import Day, Notice
from flows.definition.machine import Walk
from flows.engine.urgency import rank_due_dates
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.rules.benefits import EASY_RETURN
from flows.model.answers import Known
from flows.model.case import Answer, Spot, Value
from flows.model.money import Money
from tests.support.flows.alibaba_walks import ORDER, asked, days_ago

USUAL = {"start": "silent", "paid_on": "2025-11-01", "pay_method": "bank", "late_look": "there"}
ARRIVED = {**USUAL, "problem": "damaged"}
LOST = {**USUAL, "problem": "never_arrived", "shipped": "yes"}
NEVER_ASKED = {"shipped_on", "ship_method", "delivered_on", "ship_by"}


class Row(NamedTuple):
    """What is told at an instant, and what has to come of it; days are written as ISO texts."""

    at: str
    told: Mapping[str, str]
    safe: str | None
    verdict: str
    card: str


def arrived(day: str, **more: str) -> Mapping[str, str]:
    """Goods that came damaged on a day."""
    return {**ARRIVED, "delivered_on": day, **more}


def page(kind: str, day: str) -> dict[str, str]:
    """What the order page counts down to."""
    return {"countdown": kind, "countdown_on": day}


def lost(shipped: str, method: str, **more: str) -> Mapping[str, str]:
    """Goods that never came, shipped on a day."""
    return {**LOST, "shipped_on": shipped, "ship_method": method, **more}


MARCH = "2026-03-02T12:00+00:00"
ROWS = (
    # The 26th day after delivery, a day early; across the end of a month, of February, of a year.
    Row(MARCH, arrived("2026-02-25"), "2026-03-22", "verdict_protected", "claim 2026-03-22"),
    Row(MARCH, arrived("2026-02-26"), "2026-03-23", "verdict_protected", "claim 2026-03-23"),
    Row(MARCH, arrived("2026-02-10"), "2026-03-07", "verdict_today", "claim 2026-03-07"),
    Row("2026-02-02T12:00+00:00", arrived("2026-01-31"), "2026-02-25", "verdict_protected",
        "claim 2026-02-25"),
    Row("2026-05-01T12:00+00:00", arrived("2026-04-30"), "2026-05-25", "verdict_protected",
        "claim 2026-05-25"),
    Row("2025-12-22T12:00+00:00", arrived("2025-12-20"), "2026-01-14", "verdict_protected",
        "claim 2026-01-14"),
    Row("2027-01-02T12:00+00:00", arrived("2026-12-31"), "2027-01-25", "verdict_protected",
        "claim 2027-01-25"),
    Row("2028-02-10T12:00+00:00", arrived("2028-02-05"), "2028-03-01", "verdict_protected",
        "claim 2028-03-01"),
    Row("2027-02-10T12:00+00:00", arrived("2027-02-05"), "2027-03-02", "verdict_protected",
        "claim 2027-03-02"),
    Row("2028-03-01T12:00+00:00", arrived("2028-02-29"), "2028-03-25", "verdict_protected",
        "claim 2028-03-25"),
    Row("2028-02-28T12:00+00:00", arrived("2028-02-04"), "2028-02-29", "verdict_today",
        "claim 2028-02-29"),
    # The day itself, and the day after it.
    Row(MARCH, arrived("2026-02-05"), "2026-03-02", "verdict_today", "claim 2026-03-02"),
    Row(MARCH, arrived("2026-02-04"), "2026-03-01", "verdict_late", "claim 2026-03-01"),
    # The earliest of delivered, confirmed and closed counts.
    Row(MARCH, arrived("2026-02-22", confirmed="me", confirmed_on="2026-02-20"), "2026-03-17",
        "verdict_protected", "claim 2026-03-17"),
    Row(MARCH, arrived("2026-02-20", confirmed="automatic", confirmed_on="2026-02-25"),
        "2026-03-17", "verdict_protected", "claim 2026-03-17"),
    Row(MARCH, arrived("2026-02-20", confirmed="closed", closed_on="2026-02-18"), "2026-03-15",
        "verdict_protected", "claim 2026-03-15"),
    Row(MARCH, arrived("2026-02-10", confirmed="closed", closed_on="2026-02-20"), "2026-03-07",
        "verdict_today", "claim 2026-03-07"),
    # A countdown that names the refund is the day, later or earlier, with a day off.
    Row(MARCH, arrived("2026-02-05", **page("refund", "2026-03-14")), "2026-03-13",
        "verdict_page", "claim 2026-03-13"),
    Row(MARCH, arrived("2026-02-25", **page("refund", "2026-03-10")), "2026-03-09",
        "verdict_today", "claim 2026-03-09"),
    Row(MARCH, arrived("2026-02-05", **page("refund", "2026-03-01")), "2026-02-28", "late_look",
        "claim 2026-02-28"),
    Row(MARCH, arrived("2026-02-05", **page("refund", "2026-03-02")), "2026-03-01", "late_look",
        "claim 2026-03-01"),
    # One for confirming receipt never moves it.
    Row(MARCH, arrived("2026-02-05", **page("receipt", "2026-03-14")), "2026-03-02",
        "verdict_today", "claim 2026-03-02"),
    Row(MARCH, arrived("2026-02-04", **page("receipt", "2026-04-01")), "2026-03-01",
        "verdict_late", "claim 2026-03-01"),
    Row(MARCH, arrived("2026-02-25", **page("receipt", "2026-03-05")), "2026-03-22",
        "verdict_confirm", "confirm 2026-03-04"),
    Row(MARCH, arrived("2026-02-25", **page("receipt", "2026-03-10")), "2026-03-22",
        "verdict_protected", "confirm 2026-03-09"),
    # One that does not say what it is for can only make it earlier.
    Row(MARCH, arrived("2026-02-20", **page("yes", "2026-03-30")), "2026-03-17",
        "verdict_protected", "claim 2026-03-17"),
    Row(MARCH, arrived("2026-02-25", **page("yes", "2026-03-20")), "2026-03-19", "verdict_page",
        "claim 2026-03-19"),
    Row(MARCH, arrived("2026-02-25", **page("yes", "2026-03-08")), "2026-03-07", "verdict_today",
        "claim 2026-03-07"),
    # Goods that did not come: receipt confirms itself 15, 30 or 45 days after shipping, a day off.
    Row("2026-02-10T12:00+00:00", lost("2026-02-01", "air"), None, "verdict_transit",
        "confirm 2026-02-15"),
    Row("2026-02-12T12:00+00:00", lost("2026-02-01", "air"), None, "verdict_confirm",
        "confirm 2026-02-15"),
    Row(MARCH, lost("2026-02-01", "express"), None, "verdict_confirm", "confirm 2026-02-15"),
    Row(MARCH, lost("2026-01-20", "sea"), None, "verdict_confirm", "confirm 2026-03-05"),
    Row(MARCH, lost("2026-02-10", "land"), None, "verdict_transit", "confirm 2026-03-11"),
    Row(MARCH, lost("2026-02-20", "unknown"), None, "verdict_transit", "confirm 2026-03-06"),
    Row(MARCH, lost("2026-02-20", "sea", **page("receipt", "2026-03-04")), None,
        "verdict_confirm", "confirm 2026-03-03"),
    Row(MARCH, lost("2026-02-01", "air", tracking_state="says_delivered",
        delivered_on="2026-02-20"), "2026-03-17", "verdict_confirm", "confirm 2026-02-15"),
    Row(MARCH, lost("2026-02-25", "air", tracking_state="moving"), None, "verdict_transit",
        "confirm 2026-03-11"),
    # A countdown whose end was not found names no day: what is counted without it, if anything.
    Row(MARCH, lost("2026-02-20", "sea", countdown="receipt"), None, "verdict_transit",
        "confirm 2026-04-05"),
    Row(MARCH, {**LOST, "shipped": "no", "pay_method": "card", "paid_on": "2026-01-20",
        "countdown": "receipt"}, None, "verdict_undated", "card 2026-03-20"),
    # Where it is another day for the buyer than in Greenwich.
    Row("2026-03-06T11:30+00:00", arrived("2026-02-09", zone="Pacific/Auckland"), "2026-03-06",
        "verdict_late", "claim 2026-03-06"),
    Row("2026-03-07T05:00+00:00", arrived("2026-02-09", zone="America/Los_Angeles"), "2026-03-06",
        "verdict_today", "claim 2026-03-06"),
    Row("2026-02-24T10:30+00:00", arrived("2026-02-10", zone="Pacific/Kiritimati"), "2026-03-07",
        "verdict_today", "claim 2026-03-07"),
    Row("2026-02-25T03:00+00:00", arrived("2026-02-10", zone="America/New_York"), "2026-03-07",
        "verdict_protected", "claim 2026-03-07"),
    # The money side: 60 days for a card, 180 for PayPal, a day off; a window that has passed
    # stays above a far one, and gives way to one that is near.
    Row(MARCH, arrived("2026-02-04", pay_method="paypal", paid_on="2026-01-10"), "2026-03-01",
        "verdict_late", "claim 2026-03-01"),
    Row(MARCH, arrived("2026-02-04", pay_method="card", paid_on="2026-01-05"), "2026-03-01",
        "verdict_late", "card 2026-03-05"),
    Row(MARCH, arrived("2026-02-20", pay_method="card", paid_on="2025-11-05"), "2026-03-17",
        "verdict_protected", "card 2026-01-03"),
    Row(MARCH, lost("2026-02-01", "air", pay_method="paypal", paid_on="2026-01-20"), None,
        "verdict_confirm", "confirm 2026-02-15"),
    Row(MARCH, {**LOST, "payment": "outside", "paid_on": "2026-02-01", "ship_by": "2026-02-10"},
        None, "verdict_offline_now", "offline 2026-03-11"),
    Row("2026-02-20T12:00+00:00", {**LOST, "payment": "outside", "paid_on": "2026-02-01",
        "ship_by": "2026-02-10"}, None, "verdict_offline", "offline 2026-03-11"),
)  # fmt: skip


def tell(row: Row) -> Walk:
    """Walk to the question what is wanted, every answer given at the one instant."""
    usual = {step: value for step, value in ORDER.items() if step not in NEVER_ASKED}
    told: Mapping[str, object] = {**usual, **row.told}
    at, answers = datetime.fromisoformat(row.at), dict[Spot, Answer]()
    while (walk := GUIDE.walk(answers)).end.step != "remedy":
        answers = {**answers, walk.end: _answer(walk.end.step, told, at)}
    return walk


def _answer(step: str, told: Mapping[str, object], at: datetime) -> Answer:
    kind, value = GUIDE.steps[step].kind, told.get(step)
    if isinstance(kind, Notice):
        return Answer("passed", at, "go")
    if isinstance(kind, Day) and value is not None:
        value = date.fromisoformat(str(value))
    return Answer("skipped" if value is None else "answered", at, cast("Value | None", value))


@pytest.mark.parametrize("row", ROWS)
def test_the_days_are_those_counted_by_hand(row: Row) -> None:
    walk = tell(row)
    due = GUIDE.deadline_by_id["claim"].compute_due_date(walk.known)
    now = datetime.fromisoformat(row.at).astimezone(ZoneInfo(str(row.told.get("zone", "UTC"))))
    first = rank_due_dates(GUIDE, walk.known, now)[0].due
    trail = [spot.step for spot in walk.trail]
    verdicts = [name for name in trail if name.startswith("verdict_") or name == "late_look"]
    card = f"{first.deadline} {first.day.isoformat()}"
    assert (due.day.isoformat() if due else None, verdicts, card) == (
        row.safe,
        [row.verdict],
        row.card,
    )


@pytest.mark.parametrize(
    ("zone", "paid", "told", "offered"),
    [
        ("Europe/Paris", Money(200_000, "USD"), {"problem": "quality"}, True),
        ("Europe/Paris", Money(200_001, "USD"), {"problem": "quality"}, False),
        ("Europe/Paris", Money(90_000, "EUR"), {"problem": "quality"}, False),
        ("Asia/Kathmandu", Money(90_000, "USD"), {"problem": "quality"}, False),
        ("America/New_York", Money(90_000, "USD"), {"wrong_how": "material"}, True),
        ("America/New_York", Money(90_000, "USD"), {"problem": "missing"}, False),
    ],
)
def test_easy_return_is_named_where_its_conditions_are_known_to_hold(
    zone: str, paid: Money, told: Mapping[str, str], *, offered: bool
) -> None:
    given: dict[str, Value] = {"zone": zone, "paid_amount": paid, **told}
    at = datetime.fromisoformat(MARCH)
    found = Known((Spot(step), Answer("answered", at, value)) for step, value in given.items())
    assert EASY_RETURN.holds(found) == offered


@pytest.mark.parametrize(
    ("method", "paid", "notice"),
    [
        ("card", 44, "money_card"),
        ("card", 45, "money_card_now"),
        ("card", 59, "money_card_now"),
        ("card", 60, "money_card_past"),
        ("paypal", 45, "money_paypal"),
        ("paypal", 46, "money_paypal_old"),
        ("paypal", 165, "money_paypal_now"),
        ("paypal", 180, "money_paypal_past"),
    ],
)
def test_a_money_clock_that_runs_out_is_asked_first(method: str, paid: int, notice: str) -> None:
    told = {**ORDER, "problem": "damaged", "pay_method": method, "paid_on": days_ago(paid)}
    assert notice in asked(told)
