"""The turns at which the letters to a bank change, and the note on how units were checked."""

from collections.abc import Mapping
from datetime import date

from flows.definition.vocabulary import Money

Answers = dict[str, object]
Turn = tuple[tuple[str, ...], Answers, int]
"""The letters that are written, what was answered besides, and how many files there are."""

WORDS = "the lamp flickers and hums and " * 12
LONG: Answers = {
    **dict.fromkeys(("product", "supplier", "remedy_other", "evidence_asked"), WORDS),
    "remedy": "other",
    "agreed_term": [WORDS] * 4,
    "received_fact": ["dim"] * 4,
}
SHORT: Answers = dict.fromkeys(("ship_by", "agreed_term", "story", "paid_on", "product"))

PLATFORM_CASES: Mapping[str, Answers] = {
    "not filed": {},
    "filed": {"filed_on": date(2026, 4, 1)},
    "Direct Pay": {"filed_on": date(2026, 4, 1), "payment": "direct_pay"},
    "outside": {"payment": "outside"},
}
REASONS: Mapping[str, Answers] = {
    "not shipped": {"problem": "late", "shipped": "no", "remedy": "full"},
    "not here": {"problem": "other", "delivered": "no", "remedy": "full"},
    "late": {"problem": "late", "shipped": "yes"},
    "missing": {"problem": "missing", "remedy": "resend"},
    "wrong": {"problem": "wrong_item", "remedy": "return_refund"},
    "bad": {"problem": "quality", "remedy": "other", "remedy_amount": None},
    "fake": {"problem": "counterfeit", "remedy": "full", "brand": "Lumino"},
    "twice": {"problem": "payment", "payment_issue": "twice"},
    "more": {"problem": "payment", "payment_issue": "more"},
    "unpaid": {"problem": "payment", "payment_issue": "refund_unpaid", "remedy": "full"},
    "cancelled": {"problem": "payment", "payment_issue": "cancelled_unpaid"},
    "nothing known": dict.fromkeys(
        ("problem", "paid_amount", "remedy", "remedy_amount", "supplier", "order_number")
    ),
}
GROUNDS: Mapping[str, Answers] = {
    "not shipped": {
        "payment": "outside",
        "problem": "late",
        "shipped": "no",
        "shipped_on": None,
        "remedy": "full",
        "ship_by": date(2026, 2, 1),
    },
    "not received": {
        "problem": "never_arrived",
        "tracking_state": "stuck",
        "remedy": "full",
        "ship_method": "sea",
    },
    "a part on Direct Pay": {"payment": "direct_pay", "problem": "missing"},
    "a refund not paid": {
        "problem": "payment",
        "payment_issue": "refund_unpaid",
        "refund_agreed_on": date(2026, 3, 3),
    },
    "a refund agreed in the case": {"payout_late": "complain"},
    "received later": {
        "complaint_ground": "receipt",
        "real_receipt_on": date(2026, 3, 30),
        "delivered_on": None,
    },
    "a promise in words": {
        "complaint_ground": "promise",
        "promise_words": "We will send 120 new ones next week",
    },
    "a promise with a day": {
        "complaint_ground": "promise",
        "promise_on": date(2026, 3, 28),
        "promise_wait": "broken",
    },
    "new goods": {
        "promise_broken": "complain",
        "goods_on": date(2026, 3, 28),
        "goods_wait": "late",
    },
    "sent outside": {
        "problem": "off_platform",
        "payment": "outside",
        "off_paid": "yes",
        "off_amount": Money(15_000, "USD"),
        "off_paid_on": date(2026, 3, 1),
        "remedy": None,
    },
    "no ground": {"complaint_ground": "none"},
}

BANK_TURNS: Mapping[str, Turn] = {
    **{
        f"a bank, {method}": (
            ("bank_letter", "bank_dispute"),
            {
                "pay_method": method,
                "decision": decision,
                "first_message": "sent",
                "filed_on": date(2026, 3, 1),
            },
            1,
        )
        for method, decision in (
            *(("card", "refused"), ("paypal", "part"), ("bank", "closed")),
            *(("western_union", "full"), ("wallet", None), ("pay_later", None), ("other", None)),
        )
    },
    **{
        f"a bank before a decision, {name}": (("bank_letter",), {"pay_method": "card", **more}, 0)
        for name, more in PLATFORM_CASES.items()
    },
    **{
        f"a dispute, {name}": (("bank_dispute",), {**SHORT, "pay_method": "card", **more}, 0)
        for name, more in REASONS.items()
    },
}

COMPLAINT_TURNS: Mapping[str, Turn] = {
    f"a complaint, {name}": (("complaint",), {**SHORT, "paid_on": date(2026, 1, 12), **more}, 1)
    for name, more in GROUNDS.items()
}

POSITION_TURNS: Mapping[str, Turn] = {
    **{
        f"refused, {reason}": (
            ("final_notice", "escalation"),
            {**SHORT, step: reason, words: said, "seller_wait": "refused"},
            1,
        )
        for step, words, reason, said in (
            ("refused_why", "refused_words", "no_reason", None),
            ("refused_why", "refused_words", "carrier", "DHL did it, not we."),
            ("refused_why", "refused_words", "buyer", "You dropped it"),
            ("case_refused_why", "case_refused_words", "tolerance", "+-5% is normal"),
            ("refused_why", "refused_words", "proof", "idk"),
            ("refused_why", "refused_words", "as_agreed", "质量没有问题。"),
            ("case_refused_why", "case_refused_words", "too_late", None),
            ("refused_why", "refused_words", "other", "No refund!"),
        )
    },
    "admitted": (
        ("final_notice", "escalation"),
        {**SHORT, "admission": "Sorry, wrong foam", "admitted_on": date(2026, 3, 27)},
        0,
    ),
    "admitted on a day not known": (
        ("final_notice", "escalation"),
        {**SHORT, "admission": "Sorry, wrong foam", "seller_wait": "refused"},
        0,
    ),
    "an offer of less in the case": (
        ("escalation",),
        {**SHORT, "case_counter": "sent", "case_counter_amount": Money(20_000, "USD")},
        0,
    ),
}

CHECK_TURNS: Mapping[str, Turn] = {
    **{
        f"a sample, {how}": (
            ("method", "refund_request"),
            {
                **SHORT,
                "sample_checked": 50,
                "sample_how": how,
                "sample_bad": bad,
                "sample_reasons": ("4 scratched", "3 dead"),
            },
            0,
        )
        for how, bad in (("random", 7), ("some", 1), ("first", 0))
    },
    "every unit checked": (("method",), {"inspected": 380, "inspected_how": "some"}, 0),
    **{
        f"checked: {how}": (("method",), {"inspected": 1, "inspected_how": how}, 0)
        for how in ("all", "random", "first", "some", "none")
    },
}
