"""Agreed, received, and the difference: what was counted and dated, then the buyer's own lines."""

from collections.abc import Iterator

from flows.definition.vocabulary import Case, ComparisonRow, Known, Phrase
from flows.guides.alibaba.amounts.figures import late_days, units_missing
from flows.guides.alibaba.casefile.citations import cited
from flows.guides.alibaba.casefile.measured_difference import between
from flows.guides.alibaba.letters.chinese.issue import units as units_zh
from flows.guides.alibaba.letters.chinese.order import PLACES as PLACES_ZH
from flows.guides.alibaba.letters.claim import Pair, affected, pairs
from flows.guides.alibaba.letters.english.issue import units
from flows.guides.alibaba.letters.english.order import PLACES
from flows.guides.alibaba.letters.formatting import chinese_day, english_day, number, percent

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
NOT_AGREED = Phrase("Not as agreed", "与约定不符")
LATE_PROBLEMS = ("late", "never_arrived")


def lines(known: Known, case: Case) -> tuple[ComparisonRow, ...]:
    """Return the lines of the comparison, the counted ones first."""
    return (
        *_missing(known, case),
        *_bad(known, case),
        *_not_come(known, case),
        *_late(known, case),
        *(_own(pair, case) for pair in pairs(known)),
    )


def _missing(known: Known, case: Case) -> Iterator[ComparisonRow]:
    ordered, short = known.count("units_ordered"), units_missing(known)
    received = known.count("units_received")
    if ordered and received is not None and short:
        yield ComparisonRow(
            Phrase(units(ordered), units_zh(ordered)),
            Phrase(units(received), units_zh(received)),
            Phrase(
                f"{units(short)} fewer{_share(short, ordered)}",
                f"少{units_zh(short)}{_share_zh(short, ordered)}",
            ),
            exhibits=cited(case, COUNTED),
        )


def _bad(known: Known, case: Case) -> Iterator[ComparisonRow]:
    found = affected(known) if known.count("units_affected") else None
    if not found or not found[1]:
        return
    few, whole = found
    problem = known.text("problem")
    good, bad = GOOD.get(problem, WELL), BAD.get(problem, ILL)
    every = "All " if whole > 1 else ""
    yield ComparisonRow(
        Phrase(f"{every}{units(whole)} {good.en}", f"{units_zh(whole)}均{good.zh}"),
        Phrase(f"{units(few)} {bad.en}", f"{units_zh(few)}{bad.zh}"),
        Phrase(
            f"{number(few)} of {number(whole)}{_share(few, whole)}",
            f"{number(whole)}件中{number(few)}件{_share_zh(few, whole)}",
        ),
        exhibits=cited(case, (*SEEN, "bad_count", "carton_marks")),
    )


def _not_come(known: Known, case: Case) -> Iterator[ComparisonRow]:
    ordered = known.count("units_ordered")
    if not known.picked("problem", "never_arrived") or not ordered:
        return
    part = known.picked("delivered", "part")
    yield ComparisonRow(
        Phrase(f"{units(ordered)} delivered", f"送达{units_zh(ordered)}"),
        Phrase("A part arrived", "仅部分送达") if part else Phrase("Nothing arrived", "未送达"),
        Phrase("The rest is missing", "其余未送达")
        if part
        else Phrase(f"{units(ordered)} missing", f"缺少{units_zh(ordered)}"),
        exhibits=cited(case, NOT_COME),
    )


def _late(known: Known, case: Case) -> Iterator[ComparisonRow]:
    agreed, shipped, late = known.day("ship_by"), known.day("shipped_on"), late_days(known)
    if not known.picked("problem", *LATE_PROBLEMS) or not agreed or not late:
        return
    lag = "1 day" if late == 1 else f"{number(late)} days"
    yield ComparisonRow(
        Phrase(f"Shipped by {english_day(agreed)}", f"{chinese_day(agreed)}前发货"),
        Phrase(f"Shipped on {english_day(shipped)}", f"{chinese_day(shipped)}发货")
        if shipped
        else Phrase("Not shipped", "尚未发货"),
        Phrase(f"{lag} late" if shipped else f"{lag} late so far", f"晚{number(late)}天"),
        exhibits=cited(case, DATED),
    )


def _own(pair: Pair, case: Case) -> ComparisonRow:
    return ComparisonRow(
        Phrase(pair.agreed),
        Phrase(pair.received),
        between(pair.agreed, pair.received) or NOT_AGREED,
        source=Phrase(_inner(PLACES.get(pair.where, "")), _inner(PLACES_ZH.get(pair.where, ""))),
        exhibits=cited(case, (*WRITTEN.get(pair.where, ()), *MEASURED)),
        by_buyer=True,
    )


def _inner(place: str) -> str:
    return place.strip(" ()（）")


def _share(part: int, whole: int) -> str:
    found = percent(part, whole)
    return f" ({found})" if found else ""


def _share_zh(part: int, whole: int) -> str:
    found = percent(part, whole)
    return f"（{found}）" if found else ""
