"""What else the answers say of a problem, in Chinese: how it was counted, kept and looked at."""

from collections.abc import Callable, Iterator, Mapping

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.amounts.figures import count_all_checked
from flows.guides.alibaba.amounts.sampling_plan import count_planned_sample
from flows.guides.alibaba.letters.chinese.issue import units
from flows.guides.alibaba.letters.formatting import chinese_day, chinese_quote, joined, number

WORDS = 100
NOT_LATER = "我方从未书面同意推迟发货。"


def details(known: Known) -> str:
    """Return the further sentences on the problem the buyer picked; "" when there are none."""
    tell = DETAILS.get(known.text("problem"))
    return joined(*tell(known)) if tell else ""


def checked(known: Known) -> str:
    """Return how many units were looked at, and how they were chosen."""
    count = known.count("inspected")
    sample, bad = known.count("sample_checked"), known.count("sample_bad")
    if sample and bad is not None:
        rule = "（ISO 2859-1 样本量）" if count_planned_sample(known) else ""
        taken = TAKEN.get(known.text("sample_how"), "")
        return f"我方{taken}检查了{units(sample)}{rule}，其中{units(bad)}不合格。"
    if not count:
        return ""
    if count_all_checked(known):
        return f"我方已逐件检查，共{units(count)}。"
    how = {
        "all": f"我方已逐件检查，共{units(count)}。",
        "random": f"我方从每箱中抽查，共检查{units(count)}。",
        "first": f"我方检查了最先取出的{units(count)}。",
        "some": f"我方从部分箱中抽查，共检查{units(count)}。",
    }
    return how.get(known.text("inspected_how"), f"我方共检查{units(count)}。")


def method(known: Known, case: Case) -> str:  # noqa: ARG001
    """Return the note on how the units were checked, for the case file."""
    return sampled(known) or checked(known) or "未记录检查数量。"


def sampled(known: Known) -> str:
    """Return how a sample was chosen and what was found in it; "" when none was counted."""
    checked, bad = known.count("sample_checked"), known.count("sample_bad")
    received = known.count("units_received")
    if not checked or bad is None or not received:
        return ""
    rule = "（按 ISO 2859-1 一般检验水平 II 的样本量）" if count_planned_sample(known) else ""
    told = known.value("sample_reasons")
    reasons = chinese_quote("; ".join(told) if isinstance(told, tuple) else "", WORDS)
    why = f"，买家原话：{reasons}" if reasons and bad else ""
    return (
        f"在收到的{units(received)}中，{TAKEN.get(known.text('sample_how'), '')}检查了"
        f"{units(checked)}{rule}，"
        f"其中{units(bad)}不合格{why}。"
    )


def _never_arrived(known: Known) -> Iterator[str]:
    agreed, shipped = known.day("ship_by"), known.day("shipped_on")
    if agreed:
        yield f"约定发货日期为{chinese_day(agreed)}。"
    if known.picked("shipped", "no"):
        yield "货物至今未发出。"
    elif shipped:
        method = METHODS.get(known.text("ship_method"), "")
        yield f"发货日期为{chinese_day(shipped)}{method}。"
    if known.picked("late_consent", "no"):
        yield NOT_LATER


def _damaged(known: Known) -> Iterator[str]:
    yield _own("损坏情况（买家原话）", known.text("damage_what"))


def _wrong_item(known: Known) -> Iterator[str]:
    yield _own("标签内容（买家抄录）", known.text("label_says"))


def _missing(known: Known) -> Iterator[str]:
    yield {
        "units": "数量为逐件清点的结果。",
        "cartons": "数量为按箱清点的结果。",
        "weight": "短少是按重量核对发现的。",
    }.get(known.text("count_how"), "")
    cartons = known.count("cartons_received")
    if cartons:
        yield f"共收到{number(cartons)}箱。"
    yield {
        "intact": "到货时纸箱封闭，封条完好。",
        "opened": "到货时纸箱已被打开或重新封箱。",
    }.get(known.text("seal_state"), "")


def _quality(known: Known) -> Iterator[str]:
    yield {
        "yes": "这些货物只能折价使用或销售。",
        "partly": "这些货物只有一部分可以使用。",
        "no": "这些货物无法使用。",
    }.get(known.text("usable"), "")


def _late(known: Known) -> Iterator[str]:
    if known.picked("late_consent", "no"):
        yield NOT_LATER
    yield {
        "yes": "我方仍需要这批货物。",
        "no": "由于延误，我方已不再需要这批货物。",
    }.get(known.text("still_wanted"), "")


def _counterfeit(known: Known) -> Iterator[str]:
    yield {
        "listing": "商品页面注明为正品。",
        "chat": "聊天记录中承诺为正品。",
    }.get(known.text("genuine_claim"), "")
    if known.picked("brand_word", "yes"):
        yield "我方持有品牌方或其经销商对此的书面说明。"


def _off_platform(known: Known) -> Iterator[str]:
    yield _own("被要求的收款方（买家原话）", known.text("asked_where"))
    if known.picked("off_paid", "no"):
        yield "我方没有在平台外付款。"


def _own(what: str, text: str) -> str:
    words = chinese_quote(text, WORDS)
    return f"{what}：{words}。" if words else ""


TAKEN = {
    "random": "从每箱中随机抽取并",
    "some": "从部分箱中抽取并",
    "first": "按最先取出的顺序",
}
METHODS = {
    "express": "，运输方式为国际快递",
    "air": "，运输方式为空运",
    "land": "，运输方式为陆运",
    "sea": "，运输方式为海运",
}
DETAILS: Mapping[str, Callable[[Known], Iterator[str]]] = {
    "never_arrived": _never_arrived,
    "damaged": _damaged,
    "wrong_item": _wrong_item,
    "missing": _missing,
    "quality": _quality,
    "late": _late,
    "counterfeit": _counterfeit,
    "off_platform": _off_platform,
}
