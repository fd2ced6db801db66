"""The amounts of the Alibaba guide are exact: rounding, zero units, other currencies."""

from datetime import date

import pytest

from flows.guides.alibaba.amounts import figures
from flows.guides.alibaba.amounts.claimed_units import units_missing
from flows.model.case import Value
from flows.model.money import Money
from tests.support.flows.alibaba_walks import known, usd


@pytest.mark.parametrize(
    ("paid", "ordered", "bad", "share"),
    [
        (usd(100_000), 500, 40, usd(8_000)),
        (usd(10_000), 3, 1, usd(3_333)),
        (usd(10_000), 3, 2, usd(6_667)),  # twice the rounded price of one would be 66.66
        (usd(1), 2, 1, usd(1)),  # half a cent rounds up
        (Money(1_001, "JPY"), 2, 1, Money(501, "JPY")),
        (Money(1_000, "KWD"), 3, 1, Money(333, "KWD")),
        (usd(10_000), 3, 3, usd(10_000)),
    ],
)
def test_the_fair_share_is_counted_from_the_whole(
    paid: Money, ordered: int, bad: int, share: Money
) -> None:
    given = known(paid_amount=paid, units_ordered=ordered, units_affected=bad)
    assert figures.fair_share(given) == share


def test_the_price_of_one_is_rounded() -> None:
    assert figures.unit_price(known(paid_amount=usd(20_000), units_ordered=3)) == usd(6_667)


def test_without_bad_units_there_is_no_share() -> None:
    given = known(paid_amount=usd(100), units_ordered=10, units_affected=0)
    assert figures.fair_share(given) is None
    assert figures.asked_amount(given) == usd(100)
    assert figures.fair_share(known(paid_amount=usd(100), units_affected=5)) is None
    assert figures.fair_share(known(units_ordered=10, units_affected=5)) is None


def test_missing_units_are_those_that_did_not_come() -> None:
    assert units_missing(known(units_ordered=500, units_received=480)) == 20
    assert units_missing(known(units_ordered=500, units_received=0)) == 500
    assert units_missing(known(units_ordered=500, units_received=500)) is None
    assert units_missing(known(units_ordered=500, units_received=510)) is None
    assert units_missing(known(units_ordered=500)) is None


def test_missing_units_are_part_of_the_claim_where_the_buyer_claims_them() -> None:
    counts: dict[str, Value] = {"units_ordered": 500, "units_received": 480}
    counts["paid_amount"] = usd(100_000)
    assert figures.fair_share(known(**counts)) is None
    for step, option in (("problem", "missing"), ("short_too", "yes")):
        assert figures.fair_share(known(**counts, **{step: option})) == usd(4_000)


@pytest.mark.parametrize(
    ("offer", "share", "gap"),
    [
        (usd(0), 0, usd(8_000)),
        (usd(7_999), 99, usd(1)),
        (usd(8_000), 100, usd(0)),
        (usd(9_000), 112, usd(0)),
        (Money(8_000, "EUR"), None, None),
    ],
)
def test_an_offer_is_a_part_of_the_claim(
    offer: Money, share: int | None, gap: Money | None
) -> None:
    given = known(remedy="partial", remedy_amount=usd(8_000), offer_amount=offer)
    assert (figures.offer_share(given), figures.offer_gap(given)) == (share, gap)


def test_an_accepted_offer_becomes_the_claim_until_it_is_broken() -> None:
    accepted: dict[str, Value] = {"paid_amount": usd(500), "remedy": "full"}
    accepted["offer_amount"] = usd(300)
    assert figures.asked_amount(known(**accepted)) == usd(500)
    accepted["offer_check"] = "yes_accept"
    assert figures.asked_amount(known(**accepted)) == usd(300)
    assert figures.asked_amount(known(**accepted, promise_wait="broken")) == usd(500)


def test_days_of_delay_run_on_while_nothing_is_shipped() -> None:
    agreed = date(2026, 3, 10)
    assert figures.late_days(known(ship_by=agreed, shipped_on=date(2026, 3, 17))) == 7
    assert figures.late_days(known(ship_by=agreed, shipped_on=agreed)) is None
    assert figures.late_days(known(ship_by=agreed, shipped="no")) == 10
    assert figures.late_days(known(ship_by=agreed, shipped="unknown")) is None
    assert figures.late_days(known(shipped="no")) is None
