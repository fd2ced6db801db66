"""The first two phases of the Alibaba guide, walked for every problem and every way of paying."""

import re

import pytest

from flows.definition.kinds import Choose
from flows.definition.texts import find_placeholders
from tests.support.flows.alibaba_walks import (
    GUIDE,
    LATER,
    ORDER,
    SKIP,
    STEPS,
    Told,
    asked,
    days_ago,
    walked,
)

TRIAGE = ["start", "problem", "payment", "pay_method", "order_number", "product", "supplier"]
ARRIVED = ["units_ordered", "units_received"]
PAID = ["paid_amount", "paid_on"]
COUNTED = [*ARRIVED, "count_basis", "units_affected", "short_too", *PAID]
BY_PAGE = ["delivered_on", "confirmed", "countdown"]
FULL = ["remedy", "full_why", "first_message", "describe"]
TALK = ["verdict_protected", "money_card", *FULL]
UNCOUNTED = ["remedy", "first_message", "describe"]
LINE = ["agreed_term", "received_fact", "proof_where", "line_more"]
CHECK = ["sample", "inspected", "inspected_how", "story", "request", "where_click", "evidence"]
TELL = ["story", "request", "where_click", "evidence"]

FACTS: Told = {
    "late_consent": "no",
    "still_wanted": "yes",
    "carton_state": "crushed",
    "label_says": SKIP,
    "count_how": "units",
    "cartons_received": 12,
    "seal_state": "intact",
    "usable": "partly",
    "genuine_claim": "listing",
    "brand_word": "no",
    "payment_issue": "twice",
    "refund_agreed_on": days_ago(9),
    "problem_other": "the manual is in another language",
    "agreed_term": "thickness 2.0 mm",
    "received_fact": "1.6 mm on 12 of 12",
    "proof_where": "order",
    "line_more": "done",
    "sample": "checked",
    "inspected": 60,
    "inspected_how": "random",
    "story": ("It came on Monday.",),
    "request": "ok",
}
SHIPPED = ["ship_by", "shipped", "shipped_on", "ship_method"]
GOODS = [*TRIAGE, *COUNTED, "shipped_on", "ship_method", *BY_PAGE, *TALK]
TRAILS = {
    "damaged": [*GOODS[:2], "damage_what", *GOODS[2:], "carton_state", *LINE, *CHECK],
    "wrong_item": [*GOODS[:2], "wrong_how", "wrong_what", *GOODS[2:], "label_says", *LINE, *CHECK],
    "quality": [*GOODS[:2], "quality_kind", "quality_what", *GOODS[2:], "usable", *LINE, *CHECK],
    "counterfeit": [
        *(*GOODS[:2], "brand", "fake_signs", *GOODS[2:]),
        *("genuine_claim", "brand_word", *LINE, *CHECK),
    ],
    "missing": [
        *(*TRIAGE, *ARRIVED, "also_bad", *PAID, "shipped_on", "ship_method"),
        *("delivered", *BY_PAGE, *TALK),
        *("count_how", "cartons_received", "seal_state", *TELL),
    ],
    "late": [
        *(*TRIAGE, "units_ordered", "paid_amount", "paid_on", *SHIPPED, "delivered"),
        *(*BY_PAGE, *TALK[:2], *UNCOUNTED, "late_consent", "still_wanted", *TELL),
    ],
    "never_arrived": [
        *(*TRIAGE, "units_ordered", "paid_amount", "paid_on", *SHIPPED, "tracking_state"),
        *(
            "confirmed",
            "countdown",
            "verdict_transit",
            "money_card",
            *UNCOUNTED,
            "late_consent",
            *TELL,
        ),
    ],
    "payment": [
        *(*TRIAGE, "paid_amount", "paid_on", "payment_issue", "payment_what"),
        *("countdown", "verdict_undated", "money_card", *UNCOUNTED, *TELL),
    ],
    "other": [
        *("start", "problem", "problem_other", *TRIAGE[2:], *ARRIVED, "units_affected"),
        *("short_too", *PAID, *SHIPPED, "delivered"),
        *(*BY_PAGE, *TALK, *LINE, *TELL),
    ],
}


@pytest.mark.parametrize(("problem", "trail"), TRAILS.items())
def test_each_problem_is_asked_what_it_needs_and_nothing_else(
    problem: str, trail: list[str]
) -> None:
    assert asked({**ORDER, **FACTS, "problem": problem}) == trail


def test_pieces_missing_inside_the_units_are_described_line_by_line() -> None:
    told = {**ORDER, **FACTS, "problem": "missing", "units_received": 500}
    assert asked(told)[-8:] == [*LINE, *TELL]


def test_who_paid_nothing_is_told_not_to_and_may_stop() -> None:
    told: Told = {"problem": "off_platform", "off_paid": "no", "off_order": "none"}
    head = ["start", "problem", "off_paid", "verdict_no_pay", "off_order", "off_report"]
    assert asked({**told, "off_report": "stop"}) == [*head, "end"]
    told = {**told, "off_report": "report", "asked_where": "Mr Li, a bank in Hong Kong"}
    assert asked(told) == [*head, "asked_where", "evidence"]


def test_who_paid_outside_calls_the_bank_before_any_other_question() -> None:
    told = {**ORDER, **FACTS, "problem": "off_platform", "off_paid": "yes", "payment": "outside"}
    trail = asked({**told, "pay_method": "bank", "asked_where": "a bank in Hong Kong"})
    assert trail[:5] == ["start", "problem", "off_paid", "recall_now", "payment"]
    assert trail[-5:] == ["asked_where", "story", "request", "where_offline", "evidence"]
    assert not {"units_ordered", "shipped", "confirmed", "countdown", "money_bank"} & {*trail}


def test_a_payment_outside_beside_a_covered_one_has_a_day_of_its_own() -> None:
    told = {**ORDER, "problem": "off_platform", "off_paid": "yes", "off_paid_on": days_ago(1)}
    assert asked(told)[-8:-4] == ["off_paid_on", "countdown", "verdict_undated", "money_card"]


@pytest.mark.parametrize(
    ("payment", "problem", "verdict", "where"),
    [
        ("direct_pay", "quality", "verdict_direct_goods", "where_direct"),
        ("direct_pay", "never_arrived", "verdict_direct", "where_direct"),
        ("outside", "quality", "verdict_outside", "where_money"),
        ("outside", "never_arrived", "verdict_offline_now", "where_offline"),
    ],
)
def test_other_ways_of_paying_have_ways_of_their_own(
    payment: str, problem: str, verdict: str, where: str
) -> None:
    trail = asked({**ORDER, **FACTS, "problem": problem, "payment": payment})
    assert {verdict, where, "evidence"} <= {*trail}
    assert not {"confirmed", "countdown", "where_click"} & {*trail}
    assert ("order_number" in trail) == (payment == "direct_pay")


def test_a_complaint_whose_safe_day_is_near_does_not_wait_for_the_seller() -> None:
    told = {**ORDER, "problem": "never_arrived", "payment": "outside", "first_message": "sent"}
    for ship_by, verdict, then in ((18, "offline", "seller_wait"), (19, "offline_now", "describe")):
        trail = asked({**told, "ship_by": days_ago(ship_by)})
        assert f"verdict_{verdict}" in trail
        assert trail[trail.index("first_message") + 1] == then


def test_who_is_not_sure_is_shown_where_to_look() -> None:
    told = {**ORDER, "problem": "damaged", "payment": "not_sure"}
    assert "verdict_unsure" in asked({**told, "payment_help": "still_unsure"})
    looked = {**told, "payment": ["not_sure", "direct_pay"], "payment_help": "look_again"}
    assert "verdict_direct_goods" in asked(looked)


@pytest.mark.parametrize(
    ("method", "notice"),
    {
        "card": "money_card",
        "paypal": "money_paypal",
        "bank": "money_bank",
        "western_union": "money_union",
        "wallet": "money_other",
        "pay_later": "money_later",
        "other": "money_other",
    }.items(),
)
def test_each_payment_method_has_its_clock_told(method: str, notice: str) -> None:
    assert notice in asked({**ORDER, "problem": "damaged", "pay_method": method})


@pytest.mark.parametrize(
    ("days", "verdict"),
    [(11, "verdict_page"), (10, "verdict_today"), (0, "verdict_today"), (-1, "late_look")],
)
def test_with_ten_days_left_the_bot_does_not_wait_for_the_seller(days: int, verdict: str) -> None:
    page: Told = {"countdown": "refund", "countdown_on": days_ago(-days - 1), "late_look": "there"}
    trail = asked({**ORDER, **FACTS, "problem": "damaged", "first_message": "sent", **page})
    assert verdict in trail
    assert trail[trail.index("first_message") + 1] == ("seller_wait" if days > 10 else "describe")
    assert ("where_late" in trail) == (verdict == "late_look")


@pytest.mark.parametrize(
    ("method", "shipped", "verdict"),
    [
        ("express", 11, "confirm"),
        ("express", 10, "transit"),
        ("unknown", 11, "confirm"),
        ("land", 26, "confirm"),
        ("land", 25, "transit"),
        ("sea", 41, "confirm"),
        ("sea", 40, "transit"),
    ],
)
def test_goods_on_their_way_may_be_confirmed_by_the_clock(
    method: str, shipped: int, verdict: str
) -> None:
    told = {**ORDER, "problem": "never_arrived", "paid_on": days_ago(50)}
    told |= {"shipped_on": days_ago(shipped), "ship_method": method}
    assert f"verdict_{verdict}" in asked(told)


def test_every_way_out_leads_to_evidence() -> None:
    leads = {step.id: {path.target for path in GUIDE.paths[step.id]} for step in STEPS.values()}
    safe = set(LATER)
    while more := {step for step, to in leads.items() if to & safe} - safe:
        safe |= more
    assert leads.keys() <= safe


def test_texts_are_short_and_say_nothing_forbidden() -> None:
    forbidden = re.compile(r"expired|guarantee|probab|% chance|lawyer", re.IGNORECASE)
    for step in STEPS.values():
        assert len(step.text) <= 350, step.id
        assert len(step.why) <= 600, step.id
        assert not forbidden.search(step.text + step.why), step.id
        assert all(len(label) <= 30 for label in step.kind.list_labels().values()), step.id


@pytest.mark.parametrize("problem", TRAILS)
def test_what_a_text_quotes_is_known_where_it_is_shown(problem: str) -> None:
    walk = walked({**ORDER, **FACTS, "problem": problem, "remedy": "partial"})
    filled = {due.deadline for due in GUIDE.compute_due_dates(walk.known)} | GUIDE.compute_figures(
        walk.known
    ).keys()
    for spot in walk.trail:
        wanted = find_placeholders(GUIDE.texts[f"{spot.step}.ask"])
        assert {w for w in wanted - filled if walk.known.value(w) is None} == set(), spot


def test_the_problem_can_come_with_a_deep_link() -> None:
    problem = STEPS["problem"].kind
    assert isinstance(problem, Choose)
    assert {option.id for option in problem.options} == {*TRAILS, "off_platform"}
