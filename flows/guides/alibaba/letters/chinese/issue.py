"""What happened, in one exact Chinese sentence for each problem, with its numbers."""

from collections.abc import Callable, Mapping

from flows.definition.vocabulary import Known
from flows.guides.alibaba.amounts.figures import late_days, units_missing
from flows.guides.alibaba.letters.claim import affected
from flows.guides.alibaba.letters.formatting import (
    amount,
    chinese_day,
    chinese_quote,
    number,
    percent,
)


def issue(known: Known) -> str:
    """Return the sentence for the problem the buyer picked."""
    return ISSUES.get(known.text("problem"), _other)(known)


def units(count: int) -> str:
    """Return "1,200件"."""
    return f"{number(count)}件"


def portion(known: Known) -> str:
    """Return "500件货物中有120件（24%）", or "货物" when nobody counted."""
    found = affected(known)
    if not found:
        return "货物"
    few, whole = found
    if few == whole:
        return "所订的1件货物" if few == 1 else f"全部{units(few)}货物"
    if not whole:
        return f"有{units(few)}货物"
    part = percent(few, whole)
    return f"{units(whole)}货物中有{units(few)}" + (f"（{part}）" if part else "")


def _never_arrived(known: Known) -> str:
    count = known.count("units_ordered")
    goods = f"我方订购的{units(count)}货物" if count else "我方订购的货物"
    if known.picked("delivered", "part"):
        return f"{goods}尚有一部分未收到。"
    return {
        "none": f"{goods}至今未收到，也查不到物流信息。",
        "stuck": f"{goods}至今未收到，物流信息已停止更新。",
        "says_delivered": f"物流显示已签收，但{goods}至今未收到。",
        "other_city": f"{goods}至今未收到，物流记录与收货地址或下单时间不符。",
        "customs": f"{goods}至今未收到，货物滞留在海关。",
    }.get(known.text("tracking_state"), f"{goods}至今未收到。")


def _damaged(known: Known) -> str:
    carton = {
        "crushed": "，外箱受挤压或破裂",
        "wet": "，外箱受潮",
        "opened": "，外箱曾被打开或重新封箱",
        "fine": "，外箱外观完好",
    }.get(known.text("carton_state"), "")
    return f"{portion(known)}到货时已损坏{carton}。"


def _wrong_item(known: Known) -> str:
    which = {"model": "型号", "colour": "颜色", "size": "尺寸", "material": "材质"}
    wrong = which.get(known.text("wrong_how"))
    if wrong:
        return f"{portion(known)}{wrong}与订单不符。"
    other = known.picked("wrong_how", "product")
    return f"{portion(known)}并非所订产品。" if other else f"{portion(known)}与订单不符。"


def _missing(known: Known) -> str:
    ordered, received = known.count("units_ordered"), known.count("units_received")
    short = units_missing(known)
    if ordered is None or received is None or short is None:
        return "实际收到的货物数量少于订购数量。"
    part = percent(short, ordered)
    tail = f"（{part}）" if part else ""
    return f"订购{units(ordered)}，实收{units(received)}，短少{units(short)}{tail}。"


def _quality(known: Known) -> str:
    what = {
        "size": "尺寸或重量与约定不符",
        "material": "材质与约定不符",
        "function": "无法按约定正常使用",
        "finish": "表面工艺或外观与约定不符",
        "performance": "性能未达到约定标准",
    }.get(known.text("quality_kind"), "质量与约定不符")
    return f"{portion(known)}{what}。"


def _late(known: Known) -> str:
    agreed, shipped = known.day("ship_by"), known.day("shipped_on")
    late = late_days(known)
    start = f"约定发货日期为{chinese_day(agreed)}，" if agreed else ""
    if agreed and shipped:
        lag = f"，晚了{late}天" if late else ""
        return f"{start}实际发货日期为{chinese_day(shipped)}{lag}。"
    state = {
        "no": "货物至今未发出",
        "unknown": "我方至今未看到发货证明",
    }.get(known.text("shipped"), "货物未按时发出")
    return f"{start}{state}{f'，实际发货日期为{chinese_day(shipped)}' if shipped else ''}。"


def _payment(known: Known) -> str:
    agreed = known.day("refund_agreed_on")
    on = f"于{chinese_day(agreed)}" if agreed else "已"
    return {
        "twice": "本订单被重复扣款。",
        "more": "本订单的扣款金额高于约定价格。",
        "refund_unpaid": f"双方{on}约定退款，但款项至今未到账。",
        "cancelled_unpaid": "订单已取消，但我方的付款至今未退回。",
    }.get(known.text("payment_issue"), "本订单的付款存在问题。")


def _counterfeit(known: Known) -> str:
    brand = chinese_quote(known.text("brand"), 40)
    return f"{portion(known)}疑似并非{brand}品牌正品。"


def _off_platform(known: Known) -> str:
    day, sent = known.day("off_paid_on"), known.money("off_amount")
    if known.picked("off_paid", "yes"):
        when, paid = f"于{chinese_day(day)}" if day else "已", f" {amount(sent)}" if sent else ""
        return f"我方被要求在阿里巴巴平台之外付款，并{when}在平台外付款{paid}。"
    return "我方被要求在阿里巴巴平台之外付款。"


def _other(known: Known) -> str:
    words = chinese_quote(known.text("problem_other"), 200)
    return f"{words}（买家原话）。" if words else "本订单存在问题。"


ISSUES: Mapping[str, Callable[[Known], str]] = {
    "never_arrived": _never_arrived,
    "damaged": _damaged,
    "wrong_item": _wrong_item,
    "missing": _missing,
    "quality": _quality,
    "late": _late,
    "payment": _payment,
    "counterfeit": _counterfeit,
    "off_platform": _off_platform,
    "other": _other,
}
