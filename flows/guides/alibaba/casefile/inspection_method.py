"""How the goods were looked at: how many, how they were chosen, how they were counted."""

from collections.abc import Iterator

from flows.definition.vocabulary import Field, InspectionMethod, Known, Phrase
from flows.guides.alibaba.amounts.claimed_units import contradicts_sample, exceeds_checked
from flows.guides.alibaba.casefile.cover import iter_bad_units
from flows.guides.alibaba.casefile.phrases import phrase_line
from flows.guides.alibaba.letters.content.details import list_details
from flows.guides.alibaba.letters.content.draft import make_line
from flows.guides.alibaba.letters.content.inspection import are_all_checked, find_method
from flows.guides.alibaba.letters.formatting import format_number

COUNTS = {
    "units_received": Phrase("Units received", "实收数量"),
    "inspected": Phrase("Units checked", "检查数量"),
    "sample_checked": Phrase("Units in the sample", "抽样数量"),
    "sample_bad": Phrase("Bad in the sample", "样品中不合格"),
    "cartons_received": Phrase("Cartons received", "实收箱数"),
}
CHOSEN = {
    "all": Phrase("All of them", "全部"),
    "random": Phrase("Some from every carton", "每箱抽取"),
    "first": Phrase("The first ones taken", "最先取出的"),
    "some": Phrase("Some cartons only", "部分纸箱"),
}
UNSAID = Phrase(
    "The buyer has not stated how many units were checked.",
    "买家未说明检查的数量。",
)
ABOUT_MONEY = Phrase(
    "This case is about money, not about the state of the goods.",
    "本案涉及款项，与货物状况无关。",
)
WITHOUT_GOODS = {
    "never_arrived": Phrase(
        "No goods could be checked: they have not arrived.", "货物尚未送达，无法检查。"
    ),
    "late": Phrase(
        "This case is about time, not about the state of the goods.",
        "本案涉及时间，与货物状况无关。",
    ),
    "payment": ABOUT_MONEY,
    "off_platform": ABOUT_MONEY,
}


def describe_method(known: Known) -> InspectionMethod:
    """Return the numbers and the sentence on the inspection; it says so where nothing is known."""
    return InspectionMethod(tuple(_iter_fields(known)), _phrase_method(known))


def _iter_fields(known: Known) -> Iterator[Field]:
    hidden = _list_doubted(known)
    for step, label in COUNTS.items():
        count = known.count(step)
        if count is not None and step not in hidden:
            yield Field(label, format_number(count))
    yield from iter_bad_units(known)
    chosen = CHOSEN.get(known.text("inspected_how")) if "inspected" not in hidden else None
    if chosen and (chosen is not CHOSEN["all"] or are_all_checked(known)):
        yield Field(Phrase("How they were chosen", "抽取方式"), chosen.en)


def _list_doubted(known: Known) -> tuple[str, ...]:
    """Return the counts that another one speaks against."""
    return (
        *(("inspected",) if exceeds_checked(known) else ()),
        *(("sample_checked", "sample_bad") if contradicts_sample(known) else ()),
    )


def _phrase_method(known: Known) -> Phrase:
    counted = list_details(known) if known.picked("problem", "missing") else ()
    sentences = make_line(find_method(known), *counted)
    if sentences:
        return phrase_line(sentences)
    return WITHOUT_GOODS.get(known.text("problem"), UNSAID)
