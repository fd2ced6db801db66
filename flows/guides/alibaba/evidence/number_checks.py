"""The counts and amounts that cannot both be so; most are asked about as soon as they come up."""

from flows.definition.vocabulary import (
    CaptionCountCheck,
    Check,
    CurrencyCheck,
    ExcessCheck,
    Rule,
    RuleCheck,
    Severity,
    all_of,
    at_least,
    has,
    not_,
    picked,
)
from flows.guides.alibaba.amounts.claimed_units import (
    UNIT_STEPS,
    contradicts_sample,
    exceeds_checked,
)
from flows.guides.alibaba.amounts.figures import (
    compute_case_counter_excess,
    compute_counter_excess,
    compute_partial_share,
    computes,
    holds,
)
from flows.guides.alibaba.amounts.offer_line import (
    SHARE_STEPS,
    compute_sum_excess,
    compute_sum_shortfall,
)
from flows.guides.alibaba.contact.claim.delivered_units import CHECKED, ESTIMATED

COUNT_LINES = frozenset({"bad_count"})
PARTIAL = picked("remedy", "partial")
CLAIM_STEPS = (*SHARE_STEPS, "order_total", "bad_unit_price", "remedy", "remedy_amount")
OVER_SUM = computes(compute_sum_excess, *CLAIM_STEPS, "proven_costs")
UNDER_SUM = computes(compute_sum_shortfall, *CLAIM_STEPS)
COUNTER_OVER = computes(compute_counter_excess, "counter_amount", *CLAIM_STEPS)
CASE_COUNTER_OVER = computes(compute_case_counter_excess, "case_counter_amount", *CLAIM_STEPS)


def _check_currency(step: str, *, when: Rule | None = None) -> Check:
    """Compare the currency of an amount with that of the order."""
    return CurrencyCheck(
        f"{step}_in",
        f"You paid <b>{{paid_amount}}</b>, but <b>{{{step}}}</b> is in another currency.",
        step,
        "paid_amount",
        when=when,
        at_once=True,
    )


UNIT_CHECKS: tuple[Check, ...] = (
    ExcessCheck(
        "bad_more",
        "<b>{units_affected}</b> units have the problem, but only <b>{units_received}</b> came.",
        "units_affected",
        "units_received",
        at_once=True,
    ),
    RuleCheck(
        "none_came",
        "<b>{units_received}</b> of {units_ordered} units came, so nothing can be wrong with them.",
        all_of(CHECKED, has("units_received"), not_(at_least("units_received", 1))),
        ("problem", "units_received"),
        severity=Severity.CONTRADICTION,
        at_once=True,
    ),
    RuleCheck(
        "bad_unseen",
        "<b>{units_affected}</b> units have the problem, but only <b>{inspected}</b> were checked.",
        holds(exceeds_checked, "units_affected", "inspected"),
        ("units_affected", "inspected"),
        severity=Severity.CONTRADICTION,
        at_once=True,
    ),
    RuleCheck(
        "sample_differs",
        "In your sample <b>{sample_bad}</b> of <b>{sample_checked}</b> were bad, but your number "
        "for the whole delivery is <b>{units_affected}</b>.",
        holds(contradicts_sample, *UNIT_STEPS),
        ("units_affected", "sample_bad"),
        severity=Severity.CONTRADICTION,
        at_once=True,
    ),
    RuleCheck(
        "sample_unused",
        "In your sample <b>{sample_bad}</b> of <b>{sample_checked}</b> were bad. The number for "
        "the whole delivery is still open.",
        all_of(ESTIMATED, not_(has("units_affected"))),
        ("units_affected",),
        at_once=True,
    ),
    ExcessCheck(
        "none_short",
        "Pieces are missing, but <b>{units_received}</b> came of <b>{units_ordered}</b> ordered.",
        "units_received",
        "units_ordered",
        when=picked("problem", "missing"),
        at_once=True,
    ),
    CaptionCountCheck(
        "count_differs",
        "The caption of <b>{label}</b> says <b>{count}</b> of {units_ordered}, your answer says "
        "<b>{units_affected}</b>.",
        "units_affected",
        "units_ordered",
        COUNT_LINES,
    ),
)

AMOUNT_CHECKS: tuple[Check, ...] = (
    ExcessCheck(
        "asked_more",
        "You ask for <b>{remedy_amount}</b> and paid <b>{paid_amount}</b>.",
        "remedy_amount",
        "paid_amount",
        at_once=True,
    ),
    RuleCheck(
        "sum_over",
        "<b>{units_claimed}</b> units make <b>{fair_share}</b>; you ask for "
        "<b>{remedy_amount}</b>.",
        all_of(OVER_SUM, not_(has("proven_costs"))),
        ("remedy_amount", "units_affected", "units_received"),
        severity=Severity.CONTRADICTION,
        at_once=True,
    ),
    RuleCheck(
        "sum_over_costs",
        "<b>{units_claimed}</b> units make <b>{fair_share}</b>, with costs <b>{fair_target}</b>; "
        "you ask for <b>{remedy_amount}</b>.",
        all_of(OVER_SUM, has("proven_costs")),
        ("remedy_amount", "proven_costs", "units_affected"),
        severity=Severity.CONTRADICTION,
        at_once=True,
    ),
    RuleCheck(
        "sum_under",
        "<b>{units_claimed}</b> units make <b>{fair_share}</b>; you ask for less: "
        "<b>{remedy_amount}</b>.",
        UNDER_SUM,
        ("remedy_amount", "units_affected", "units_received"),
        at_once=True,
    ),
    RuleCheck(
        "no_reason",
        "You ask for all of your money, but only {units_claimed} of {units_ordered} units are bad "
        "or missing, and no reason is given.",
        all_of(
            picked("remedy", "full"),
            computes(compute_partial_share, *SHARE_STEPS),
            not_(has("full_why")),
        ),
        ("remedy", "units_affected"),
    ),
    ExcessCheck(
        "freight_more",
        "Freight of <b>{freight_paid}</b> in <b>{paid_amount}</b> paid.",
        "freight_paid",
        "paid_amount",
        when=not_(has("order_total")),
        at_once=True,
    ),
    ExcessCheck(
        "total_less",
        "You paid <b>{paid_amount}</b>, more than the <b>{order_total}</b> for the whole order.",
        "paid_amount",
        "order_total",
    ),
    RuleCheck(
        "counter_high",
        "Your counter-offer <b>{counter_amount}</b> is more than your claim <b>{asked_amount}</b>.",
        all_of(COUNTER_OVER, picked("counter_message", "sent")),
        ("counter_amount", "remedy_amount"),
        severity=Severity.CONTRADICTION,
    ),
    RuleCheck(
        "counter_over",
        "Your counter-offer <b>{counter_amount}</b> is more than your claim <b>{asked_amount}</b>.",
        all_of(COUNTER_OVER, not_(picked("counter_message", "sent"))),
        ("counter_amount", "remedy_amount"),
        severity=Severity.CONTRADICTION,
        at_once=True,
    ),
    RuleCheck(
        "case_counter_over",
        "You name <b>{case_counter_amount}</b> on the case page, more than your claim "
        "<b>{asked_amount}</b>.",
        all_of(CASE_COUNTER_OVER, not_(picked("case_counter", "sent"))),
        ("case_counter_amount", "remedy_amount"),
        severity=Severity.CONTRADICTION,
        at_once=True,
    ),
    _check_currency("remedy_amount", when=PARTIAL),
    *map(_check_currency, ("order_total", "bad_unit_price", "freight_paid", "proven_costs")),
)

NUMBER_CHECKS: tuple[Check, ...] = (*UNIT_CHECKS, *AMOUNT_CHECKS)
