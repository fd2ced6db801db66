"""The turns of a case at which letters change: offers, promises, routes, days, files, payments."""

from collections.abc import Mapping
from datetime import date

from flows.definition.vocabulary import Money
from tests.support.flows.letter_side_turns import (
    BANK_TURNS,
    CHECK_TURNS,
    COMPLAINT_TURNS,
    LONG,
    POSITION_TURNS,
    SHORT,
    WORDS,
    Answers,
    Turn,
)

USD_150, USD_200, USD_400 = Money(15_000, "USD"), Money(20_000, "USD"), Money(40_000, "USD")
FIRST, OFFERS, CASE = ("first_message",), ("counter_offer",), ("case_counter",)
SELLER = ("first_message", "follow_up", "counter_offer", "final_notice", "promise_late")
PLATFORM = ("refund_request", "refund_short", "escalation", "mediator_reply", "acceptance")
PROMISED: Answers = {
    "promise_on": date(2026, 3, 28),
    "promise_wait": "broken",
    "seller_wait": "agreed",
}

TURNS: Mapping[str, Turn] = {
    "everything known": (
        (*SELLER, *PLATFORM, "case_counter", "method", "bank_letter", "bank_dispute"),
        {},
        3,
    ),
    "paid outside": (FIRST, {**SHORT, "payment": "outside"}, 0),
    "paid outside, not arrived": (
        ("first_message", "final_notice"),
        {**SHORT, "payment": "outside", "problem": "never_arrived"},
        0,
    ),
    "the complaint ends soon": (
        ("first_message",),
        {**SHORT, "payment": "outside", "problem": "never_arrived", "verdict_offline_now": "go"},
        0,
    ),
    "tracking says delivered": (
        (*SELLER, *PLATFORM, "bank_letter", "bank_dispute"),
        {
            **dict.fromkeys(("units_received", "units_affected", "agreed_term", "received_fact")),
            "problem": "never_arrived",
            "remedy": "full",
            "tracking_state": "says_delivered",
            "delivered_on": date(2026, 2, 20),
            "story": None,
        },
        1,
    ),
    "paid with Trade Assurance": (FIRST, {**SHORT, "payment": "trade_assurance"}, 0),
    "paid directly": (("first_message", "final_notice"), {**SHORT, "payment": "direct_pay"}, 0),
    "the window ends soon": (SELLER[:4], {"countdown_on": date(2026, 4, 14)}, 0),
    "the window ends": (("first_message", "final_notice"), {"countdown_on": date(2026, 4, 4)}, 0),
    "asked to pay elsewhere": (FIRST, {**SHORT, "problem": "off_platform", "remedy": None}, 0),
    "no remedy": (("first_message", "refund_request"), {**SHORT, "remedy": None}, 0),
    "a reminder": (("follow_up",), {"first_message": "sent", "seller_wait": "no_reply"}, 1),
    "an answer wanted": (("final_notice",), {"seller_wait": "refused"}, 1),
    "a low offer": (OFFERS, {"offer_amount": USD_150, "counter_amount": USD_200}, 0),
    "an equal offer": (OFFERS, {"offer_amount": USD_200, "counter_amount": USD_200}, 0),
    "a high offer": (OFFERS, {"offer_amount": USD_400, "counter_amount": USD_200}, 0),
    "an offer in euro": (OFFERS, {"offer_amount": Money(1_000, "EUR")}, 0),
    "an offer without an amount": (OFFERS, {"remedy_amount": None, "units_affected": None}, 0),
    "an offer accepted": (
        ("refund_request",),
        {**SHORT, "offer_amount": USD_200, "offer_check": "yes_accept"},
        0,
    ),
    "an offer accepted and not paid": (
        ("refund_request",),
        {**SHORT, "offer_amount": USD_200, "offer_check": "yes_accept", "promise_wait": "broken"},
        0,
    ),
    "a counter-offer that stands": (
        ("final_notice", "escalation"),
        {"counter_amount": USD_200, "counter_message": "sent", "seller_wait": "refused"},
        0,
    ),
    "a counter-offer that was not sent": (
        ("final_notice", "escalation"),
        {"counter_amount": USD_200, "counter_message": "file_now"},
        0,
    ),
    "a broken promise": (("final_notice", "promise_late", "escalation"), PROMISED, 0),
    "a promise of goods": (("promise_late",), {"goods_on": date(2026, 3, 28)}, 0),
    "asked to wait": (("promise_late",), {"stall_by": [date(2026, 3, 20), date(2026, 3, 28)]}, 0),
    "promised and filed": (("promise_late",), {**PROMISED, "filed_on": date(2026, 4, 1)}, 0),
    "promised and cancelled": (
        ("promise_late",),
        {**PROMISED, "filed_on": date(2026, 4, 1), "cancel_check": "by_me"},
        0,
    ),
    "goods promised in a case that was agreed": (
        ("promise_late",),
        {"goods_on": date(2026, 3, 28), "filed_on": date(2026, 3, 1), "case_agreed": "in_case"},
        0,
    ),
    "goods promised that came wrong": (
        ("promise_late",),
        {"goods_on": date(2026, 3, 28), "goods_wait": "wrong"},
        0,
    ),
    "goods promised on Direct Pay": (
        ("promise_late",),
        {
            "payment": "direct_pay",
            "goods_on": date(2026, 3, 28),
            "filed_on": date(2026, 3, 1),
            "acceptance": "sent",
        },
        0,
    ),
    "three promises": (
        ("promise_late",),
        {**PROMISED, "pay_by": [date(2026, 3, day) for day in (20, 22, 24)]},
        0,
    ),
    **{
        f"an offer of {kind} in the case": (
            ("acceptance", "case_counter"),
            {"case_offer_kind": kind, "case_offer_amount": USD_150, "case_counter_amount": USD_400},
            1,
        )
        for kind in ("money", "resend", "back", "credit")
    },
    "a full offer in the case": (("acceptance",), {"case_offer_amount": USD_400}, 0),
    "an offer in the case without an amount": (("acceptance",), {}, 0),
    "Alibaba asks": (("mediator_reply",), {"evidence_asked": "A video of the test, please"}, 2),
    "Alibaba asks for a report and photos": (
        ("mediator_reply",),
        {
            "evidence_asked": "Inspection report by SGS and photos of all damaged units",
            "asked_count": "one",
            "asked_reply": "lack",
            "asked_words": "I can send photos of each carton",
        },
        2,
    ),
    "Alibaba asks about quality": (("mediator_reply",), {**SHORT, "problem": "quality"}, 0),
    "a text of one's own": (
        ("refund_request",),
        {"request": "edit", "request_own": "I ask for what is fair."},
        0,
    ),
    **{
        f"{count} files": (("refund_short", "escalation"), SHORT, count)
        for count in (0, 1, 2, 6, 7, 9, 10, 11, 12, 40)
    },
    "no room": (
        PLATFORM,
        {"story": ("It flickers. " * 40,), "received_fact": ["x " * 40] * 3, "inspected": 40},
        40,
    ),
    **{
        f"long words, {problem}": (
            ("refund_request", "mediator_reply"),
            {**SHORT, **LONG, "problem": problem, step: WORDS},
            0,
        )
        for problem, step in (
            *(("damaged", "damage_what"), ("wrong_item", "label_says"), ("counterfeit", "brand")),
            *(("off_platform", "asked_where"), ("other", "problem_other")),
        )
    },
    "money beside goods": (("refund_request",), {**SHORT, "remedy": "resend"}, 0),
    "a date instead": (
        ("refund_request",),
        {
            **SHORT,
            "problem": "late",
            "remedy": "full",
            "still_wanted": "yes",
            "shipped_on": None,
            "delivered_on": None,
        },
        0,
    ),
    "a date of what was sent": (
        ("refund_request",),
        {**SHORT, "problem": "late", "remedy": "full", "still_wanted": "yes"},
        0,
    ),
    "a part arrived": (
        ("refund_request",),
        {"problem": "never_arrived", "delivered": "part", "remedy": "full"},
        0,
    ),
    "proven costs": (("refund_request",), {**SHORT, "proven_costs": Money(2_500, "USD")}, 0),
    "one of one unit": (
        ("first_message",),
        {**SHORT, "units_ordered": 1, "units_received": 1, "units_affected": 1},
        0,
    ),
    "all of several units": (FIRST, {**SHORT, "units_received": 500, "units_affected": 500}, 0),
    **CHECK_TURNS,
    **POSITION_TURNS,
    **COMPLAINT_TURNS,
    **BANK_TURNS,
    "a long timeline": (
        ("escalation", "bank_letter"),
        {
            "confirmed_on": date(2026, 3, 12),
            "confirmed": "automatic",
            "delivered": "part",
            "first_message": "sent",
            "seller_follow": "sent",
            "counter_message": "sent",
            "final_notice": "sent",
            "seller_wait": ["agreed", "stalls", "no_reply", "refused"],
            "offer_amount": [USD_150, None],
            "filed_on": date(2026, 4, 5),
            "escalated_on": date(2026, 4, 15),
            "offline_on": date(2026, 4, 16),
            "case_wait": ["agreed", "no_reply", "refused"],
            "case_offer_amount": USD_200,
        },
        0,
    ),
    "a short timeline": (
        ("escalation",),
        {
            **SHORT,
            "shipped_on": None,
            "seller_wait": ["agreed", "stalls"],
            "case_wait": ["agreed", "no_reply"],
            "direct_wait": "refused",
        },
        0,
    ),
    "money sent outside": (
        ("escalation", "bank_letter", "bank_dispute"),
        {
            "problem": "off_platform",
            "pay_method": "bank",
            "off_paid_on": date(2026, 1, 20),
            "off_amount": USD_150,
            "off_paid": "yes",
        },
        0,
    ),
}
"""By name; each changes some answers of one case."""
