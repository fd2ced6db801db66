"""The weights of the checklist for each problem: fixed, the heaviest first, each with its rule.

What the list asks for "if you have one" weighs nothing: no paper is to be bought, and no film to
be staged, for the sake of points (C9, U9).
"""

from collections.abc import Mapping

from flows.definition.vocabulary import EvidenceScale, EvidenceWeight, all_of, has, not_, picked
from flows.guides.alibaba.rules.routes import OUTSIDE

# Lines that count for a reason of their own; the others rest on the row of their problem.
OWN_FACTS = {
    "chat_all": ("F3.1",),
    "recap": ("F3.1",),
    "delay_chat": ("F3.1", "3d"),
    "order_terms": ("3a",),
    "sample_ok": ("3a",),
    "ship_term": ("3a", "F1.10"),
    "carton_marks": ("3c.tied",),
    "order_page": ("3c.any",),
    "pay_proof": ("3c.any",),
    **dict.fromkeys(("packing_list", "count_laid", "carton_weight", "waybill"), ("3c.missing",)),
    **dict.fromkeys(("carton_out", "damage_wide", "damage_close", "inner_pack"), ("3c.damaged",)),
    **dict.fromkeys(("side_by_side", "item_label"), ("3c.wrong",)),
    "measured": ("3c.quality",),
}

# Of a second problem in one delivery; a line that a case does not need counts nothing.
NOTHING_TOO: Mapping[str, int] = {}
MISSING_TOO: Mapping[str, int] = {
    "packing_list": 10,
    "count_laid": 9,
    "carton_weight": 7,
    "waybill": 5,
}
BAD_TOO: Mapping[str, int] = {
    "carton_out": 9,
    "damage_wide": 8,
    "damage_close": 6,
    "inner_pack": 4,
    "bad_count": 5,
    "side_by_side": 11,
    "item_label": 8,
    "measured": 10,
    "carton_marks": 5,
    "sample_ok": 3,
}

WRITTEN = EvidenceWeight(
    "written",
    8,
    ("3a",),
    "Where it was agreed in writing",
    condition=all_of(
        has("agreed_term"), picked("proof_where", "order", "attachment", "chat", "listing")
    ),
)
COUNTED = EvidenceWeight(
    "counted", 6, ("3c.any",), "Number of bad units", condition=has("units_affected")
)
ARRIVED = EvidenceWeight(
    "arrived", 6, ("3c.missing",), "How many units arrived", condition=has("units_received")
)
AGREED_DAY = EvidenceWeight(
    "agreed_day", 8, ("F1.10",), "The agreed ship date", condition=has("ship_by")
)
PAID_DAY = EvidenceWeight(
    "paid_day", 4, ("3c.payment",), "Day of the payment", condition=has("paid_on")
)
ORDER_NUMBER = EvidenceWeight(
    "number", 4, ("3c.any",), "The order number", condition=has("order_number"), when=not_(OUTSIDE)
)


def _build_scale(
    name: str,
    fact: str,
    *answers: EvidenceWeight,
    also: Mapping[str, int] = NOTHING_TOO,
    **points: int,
) -> EvidenceScale:
    lines = tuple(
        EvidenceWeight(line, n, OWN_FACTS.get(line, (fact,)))
        for line, n in {**points, **also}.items()
    )
    return EvidenceScale(name, (*lines, *answers, ORDER_NUMBER), when=picked("problem", name))


SCALES: tuple[EvidenceScale, ...] = (
    _build_scale(
        *("damaged", "3c.damaged", WRITTEN, COUNTED),
        carton_out=18,
        damage_wide=16,
        damage_close=12,
        bad_count=9,
        inner_pack=7,
        carrier_report=6,
        order_terms=5,
        recap=5,
        chat_all=4,
        order_page=3,
        pay_proof=2,
        also=MISSING_TOO,
    ),
    _build_scale(
        *("wrong_item", "3c.wrong", WRITTEN, COUNTED),
        side_by_side=22,
        item_label=16,
        bad_count=10,
        carton_marks=9,
        order_terms=8,
        sample_ok=6,
        recap=5,
        chat_all=5,
        order_page=3,
        pay_proof=2,
        also=MISSING_TOO,
    ),
    _build_scale(
        *("quality", "3c.quality", WRITTEN, COUNTED),
        measured=20,
        failing=20,
        bad_count=11,
        carton_marks=10,
        order_terms=9,
        sample_ok=6,
        recap=5,
        chat_all=5,
        order_page=3,
        pay_proof=2,
        also=MISSING_TOO,
    ),
    _build_scale(
        *("missing", "3c.missing", ARRIVED),
        packing_list=20,
        count_laid=18,
        carton_weight=14,
        waybill=10,
        seal=7,
        order_terms=5,
        recap=5,
        chat_all=5,
        order_page=4,
        pay_proof=2,
        also=BAD_TOO,
    ),
    _build_scale(
        *("counterfeit", "3c.fake", WRITTEN, COUNTED),
        shown_genuine=19,
        brand_letter=17,
        fake_detail=13,
        bad_count=8,
        carton_marks=7,
        order_terms=6,
        recap=5,
        chat_all=5,
        order_page=3,
        pay_proof=2,
        also=MISSING_TOO,
    ),
    _build_scale(
        *("never_arrived", "3c.late", AGREED_DAY),
        tracking_shot=24,
        ship_term=18,
        delay_chat=14,
        carrier_note=9,
        customs_paper=9,
        recap=5,
        chat_all=5,
        order_page=4,
        pay_proof=4,
    ),
    _build_scale(
        *("late", "3c.late", AGREED_DAY),
        tracking_shot=26,
        ship_term=22,
        delay_chat=16,
        recap=6,
        chat_all=6,
        order_page=5,
        pay_proof=5,
    ),
    _build_scale(
        *("payment", "3c.payment", PAID_DAY),
        slip_bank=32,
        slip_union=32,
        statement=32,
        refund_deal=26,
        recap=10,
        chat_all=10,
        order_page=8,
    ),
    _build_scale(
        *("off_platform", "3c.off", PAID_DAY),
        slip_bank=26,
        slip_union=26,
        ask_shot=26,
        payee=18,
        their_invoice=12,
        seller_page=10,
        recap=6,
        chat_all=6,
        order_page=4,
    ),
    _build_scale(
        *("other", "3c.any", WRITTEN),
        main_proof=34,
        order_terms=14,
        recap=8,
        chat_all=8,
        order_page=6,
        pay_proof=4,
    ),
)
