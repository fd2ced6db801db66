"""Agreed, received, and the difference: what was counted and dated, then the buyer's own lines."""

from collections.abc import Iterator

from flows.definition.vocabulary import Case, ComparisonRow, Known, Phrase
from flows.guides.alibaba.amounts.claimed_units import is_estimated, units_bad, units_missing
from flows.guides.alibaba.amounts.figures import late_days
from flows.guides.alibaba.casefile.citations import cite_exhibits
from flows.guides.alibaba.casefile.measured_difference import measure_difference
from flows.guides.alibaba.casefile.phrases import phrase_day, phrase_place, phrase_units
from flows.guides.alibaba.letters.content.comparison import Pair, list_pairs
from flows.guides.alibaba.letters.formatting import format_number, format_percent

COUNTED = ("count_laid", "carton_weight", "packing_list", "waybill", "bad_count")
DATED = ("ship_term", "tracking_shot", "delay_chat")
NOT_COME = ("tracking_shot", "carrier_note", "customs_paper")
SEEN = ("damage_wide", "damage_close", "side_by_side", "measured", "failing", "fake_detail")
WRITTEN = {
    "order": ("order_terms", "order_page", "sample_ok"),
    "attachment": ("order_terms", "sample_ok"),
    "chat": ("chat_all", "recap", "sample_ok"),
    "listing": ("order_terms", "shown_genuine"),
}
MEASURED = ("measured", "side_by_side", "item_label", "lab_report")
GOOD = {
    "damaged": Phrase("undamaged", "完好"),
    "wrong_item": Phrase("as ordered", "与订单一致"),
    "quality": Phrase("as agreed", "符合约定"),
    "counterfeit": Phrase("genuine", "为正品"),
}
WELL = Phrase("without this problem", "无此问题")
BAD = {
    "damaged": Phrase("damaged", "已损坏"),
    "wrong_item": Phrase("not as ordered", "与订单不符"),
    "quality": Phrase("not as agreed", "与约定不符"),
    "counterfeit": Phrase("that seem not genuine", "疑似非正品"),
}
ILL = Phrase("with the problem", "有问题")
ABOUT = Phrase("About ", "约")
NOT_AGREED = Phrase("Not as agreed", "与约定不符")
LATE_PROBLEMS = ("late", "never_arrived")


def list_comparison(known: Known, case: Case) -> tuple[ComparisonRow, ...]:
    """Return the lines of the comparison, the counted ones first."""
    return (
        *_iter_missing(known, case),
        *_iter_bad(known, case),
        *_iter_not_come(known, case),
        *_iter_late(known, case),
        *(_make_own_row(pair, case) for pair in list_pairs(known)),
    )


def _iter_missing(known: Known, case: Case) -> Iterator[ComparisonRow]:
    ordered, missing = known.count("units_ordered"), units_missing(known)
    received = known.count("units_received")
    if ordered and received is not None and missing:
        units, share = phrase_units(missing), _phrase_share(missing, ordered)
        yield ComparisonRow(
            phrase_units(ordered),
            phrase_units(received),
            Phrase(f"{units.en} fewer{share.en}", f"少{units.zh}{share.zh}"),
            exhibits=cite_exhibits(case, COUNTED),
        )


def _iter_bad(known: Known, case: Case) -> Iterator[ComparisonRow]:
    few, every_one = units_bad(known), known.count("units_ordered")
    whole = known.count("units_received") if units_missing(known) else every_one
    if not few or not whole or few > whole:
        return
    problem = known.text("also_bad") or known.text("problem")
    good, bad = GOOD.get(problem, WELL), BAD.get(problem, ILL)
    every = "All " if whole > 1 else ""
    about = ABOUT if is_estimated(known) else Phrase("")
    ordered, units, share = phrase_units(whole), phrase_units(few), _phrase_share(few, whole)
    yield ComparisonRow(
        Phrase(f"{every}{ordered.en} {good.en}", f"{ordered.zh}均{good.zh}"),
        Phrase(f"{about.en}{units.en} {bad.en}", f"{about.zh}{units.zh}{bad.zh}"),
        Phrase(
            f"{format_number(few)} of {format_number(whole)}{share.en}",
            f"{ordered.zh}中{units.zh}{share.zh}",
        ),
        exhibits=cite_exhibits(case, (*SEEN, "bad_count", "carton_marks")),
    )


def _iter_not_come(known: Known, case: Case) -> Iterator[ComparisonRow]:
    ordered = known.count("units_ordered")
    if not known.picked("problem", "never_arrived") or not ordered:
        return
    part, units = known.picked("delivered", "part"), phrase_units(ordered)
    yield ComparisonRow(
        Phrase(f"{units.en} delivered", f"送达{units.zh}"),
        Phrase("A part arrived", "仅部分送达") if part else Phrase("Nothing arrived", "未送达"),
        Phrase("The rest is missing", "其余未送达")
        if part
        else Phrase(f"{units.en} missing", f"缺少{units.zh}"),
        exhibits=cite_exhibits(case, NOT_COME),
    )


def _iter_late(known: Known, case: Case) -> Iterator[ComparisonRow]:
    agreed, shipped, late = (
        known.sure_day("ship_by"),
        known.sure_day("shipped_on"),
        late_days(known),
    )
    if not known.picked("problem", *LATE_PROBLEMS) or not agreed or not late:
        return
    by, on = phrase_day(agreed), phrase_day(shipped) if shipped else None
    lag = "1 day" if late == 1 else f"{format_number(late)} days"
    yield ComparisonRow(
        Phrase(f"Shipped by {by.en}", f"{by.zh}前发货"),
        Phrase(f"Shipped on {on.en}", f"{on.zh}发货") if on else Phrase("Not shipped", "尚未发货"),
        Phrase(f"{lag} late" if on else f"{lag} late so far", f"晚{format_number(late)}天"),
        exhibits=cite_exhibits(case, DATED),
    )


def _make_own_row(pair: Pair, case: Case) -> ComparisonRow:
    return ComparisonRow(
        Phrase(pair.agreed),
        Phrase(pair.received),
        measure_difference(pair.agreed, pair.received) or NOT_AGREED,
        source=phrase_place(pair.place),
        exhibits=cite_exhibits(case, (*WRITTEN.get(pair.where, ()), *MEASURED)),
        by_buyer=True,
    )


def _phrase_share(part: int, whole: int) -> Phrase:
    """Return " (24%)", nothing where rounding would lie."""
    percent = format_percent(part, whole)
    return Phrase(f" ({percent})", f"（{percent}）") if percent else Phrase("")
