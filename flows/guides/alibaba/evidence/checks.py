"""The contradictions and weak points this guide looks for before the one-shot submit."""

from flows.definition.vocabulary import (
    CaptionCountCheck,
    CaptureDateCheck,
    Check,
    DayOrderCheck,
    ExcessCheck,
    RuleCheck,
    Severity,
    all_of,
    any_of,
    at_least,
    has,
    not_,
    picked,
)
from flows.guides.alibaba.amounts.figures import compute_counter_excess, computes

# Only these show the goods as they came; a photo of a sample or a page may be older.
GOODS_LINES = frozenset(
    {
        *("carton_out", "damage_wide", "damage_close", "inner_pack", "item_label", "measured"),
        *("failing", "fake_detail", "bad_count", "carton_marks", "count_laid", "carton_weight"),
        *("seal", "unboxing"),
    }
)
COUNT_LINES = frozenset({"bad_count"})

NO_TERM = picked("proof_where", "none")
CONSENT = picked("late_consent", "yes")
FEW_CHECKED = any_of(
    picked("inspected_how", "first", "some"), picked("sample_how", "first", "some")
)
ELSEWHERE = any_of(picked("stall", "elsewhere"), picked("proof_where", "chat"))

DATE_CHECKS: tuple[Check, ...] = (
    DayOrderCheck(
        "came_early",
        "Delivered on <b>{delivered_on}</b>, but shipped only on <b>{shipped_on}</b>.",
        "delivered_on",
        "shipped_on",
    ),
    DayOrderCheck(
        "ok_early",
        "You confirmed receipt on <b>{confirmed_on}</b>, before it came on <b>{delivered_on}</b>.",
        "confirmed_on",
        "delivered_on",
        when=picked("confirmed", "me"),
    ),
    DayOrderCheck(
        "not_late",
        "Your problem is late shipping, but it was shipped on <b>{shipped_on}</b>, before the "
        "agreed day <b>{ship_by}</b>.",
        "shipped_on",
        "ship_by",
        when=picked("problem", "late"),
    ),
    CaptureDateCheck(
        "photo_early",
        "The camera dates <b>{label}</b> to <b>{taken}</b>, before the goods came on "
        "<b>{delivered_on}</b>.",
        "delivered_on",
        GOODS_LINES,
    ),
)

NUMBER_CHECKS: tuple[Check, ...] = (
    ExcessCheck(
        "bad_more",
        "<b>{units_affected}</b> units have the problem, but only <b>{units_received}</b> came.",
        "units_affected",
        "units_received",
    ),
    ExcessCheck(
        "bad_unseen",
        "<b>{units_affected}</b> units have the problem, but only <b>{inspected}</b> were checked.",
        "units_affected",
        "inspected",
    ),
    ExcessCheck(
        "sample_more",
        "<b>{sample_bad}</b> bad ones in your sample alone, but <b>{units_affected}</b> in all.",
        "sample_bad",
        "units_affected",
    ),
    ExcessCheck(
        "none_short",
        "Pieces are missing, but <b>{units_received}</b> came of <b>{units_ordered}</b> ordered.",
        "units_received",
        "units_ordered",
        when=picked("problem", "missing"),
    ),
    ExcessCheck(
        "asked_more",
        "You ask for <b>{remedy_amount}</b> and paid <b>{paid_amount}</b>.",
        "remedy_amount",
        "paid_amount",
    ),
    ExcessCheck(
        "freight_more",
        "Freight of <b>{freight_paid}</b> in <b>{paid_amount}</b> paid.",
        "freight_paid",
        "paid_amount",
    ),
    RuleCheck(
        "counter_high",
        "Your counter-offer <b>{counter_amount}</b> is more than your claim <b>{asked_amount}</b>.",
        computes(compute_counter_excess, "counter_amount", "remedy_amount", "paid_amount"),
        ("counter_amount", "remedy_amount"),
        severity=Severity.CONTRADICTION,
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

WEAKNESS_CHECKS: tuple[Check, ...] = (
    RuleCheck("no_term", "Nowhere in writing: your last point.", NO_TERM, ("proof_where",)),
    RuleCheck("consent", "You agreed in writing to a later day.", CONSENT, ("late_consent",)),
    RuleCheck(
        "few",
        "Only a part was checked, not from every carton.",
        FEW_CHECKED,
        ("inspected_how", "sample_how"),
    ),
    RuleCheck(
        "came_says",
        "The tracking page says delivered. Ask the carrier who received it.",
        all_of(picked("problem", "never_arrived"), picked("tracking_state", "says_delivered")),
        ("tracking_state",),
    ),
    RuleCheck(
        "uncounted",
        "The number of units with the problem is open.",
        all_of(
            picked("problem", "damaged", "wrong_item", "quality", "counterfeit"),
            has("product"),
            not_(at_least("units_affected", 1)),
        ),
        ("units_affected",),
    ),
)

CHECKS: tuple[Check, ...] = (*DATE_CHECKS, *NUMBER_CHECKS, *WEAKNESS_CHECKS)
