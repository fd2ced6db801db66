"""The contradictions and weak points this guide looks for before the one-shot submit."""

from flows.definition.vocabulary import (
    CaptureDateCheck,
    Check,
    DayOrderCheck,
    RuleCheck,
    all_of,
    any_of,
    at_least,
    has,
    not_,
    picked,
)
from flows.guides.alibaba.evidence.number_checks import NUMBER_CHECKS

# Only these show the goods as they came; a photo of a sample or a page may be older.
GOODS_LINES = frozenset(
    {
        *("carton_out", "damage_wide", "damage_close", "inner_pack", "item_label", "measured"),
        *("failing", "fake_detail", "bad_count", "carton_marks", "count_laid", "carton_weight"),
        *("seal", "unboxing"),
    }
)

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
