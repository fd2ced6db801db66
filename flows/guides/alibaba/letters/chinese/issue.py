"""What happened, in Chinese."""

from datetime import date

from flows.guides.alibaba.letters.chinese.formatting import (
    end_sentence,
    format_day,
    format_units,
    quote,
)
from flows.guides.alibaba.letters.content import issue, options
from flows.guides.alibaba.letters.content.portion import (
    AllUnits,
    PartOfArrived,
    PartOfOrder,
    Portion,
    SomeUnits,
    UnitsArrived,
    UnitsMissing,
)
from flows.guides.alibaba.letters.formatting import format_amount

PLAIN = {
    issue.PlainIssue.FEWER_UNITS: "实际收到的货物数量少于订购数量。",
    issue.PlainIssue.ASKED_TO_PAY_OUTSIDE: "我方被要求在阿里巴巴平台之外付款。",
}
TRACKING = {
    None: "",
    options.TrackingState.NONE: "，也查不到物流信息",
    options.TrackingState.STUCK: "，物流信息已停止更新",
    options.TrackingState.OTHER_CITY: "，物流记录与收货地址或下单时间不符",
    options.TrackingState.CUSTOMS: "，货物滞留在海关",
}
CARTONS = {
    None: "",
    options.CartonState.CRUSHED: "，外箱受压变形或破损",
    options.CartonState.WET: "，外箱受潮",
    options.CartonState.OPENED: "，外箱曾被打开或重新封箱",
    options.CartonState.FINE: "，外箱外观完好",
}
WRONG = {
    None: "与订单不符",
    options.WrongFeature.PRODUCT: "并非所订产品",
    options.WrongFeature.MODEL: "型号与订单不符",
    options.WrongFeature.COLOUR: "颜色与订单不符",
    options.WrongFeature.SIZE: "尺寸与订单不符",
    options.WrongFeature.MATERIAL: "材质与订单不符",
}
QUALITIES = {
    None: "质量与约定不符",
    options.QualityKind.SIZE: "尺寸或重量与约定不符",
    options.QualityKind.MATERIAL: "材质与约定不符",
    options.QualityKind.FUNCTION: "无法按约定正常使用",
    options.QualityKind.FINISH: "表面工艺或外观与约定不符",
    options.QualityKind.PERFORMANCE: "性能未达到约定标准",
}
SHIPPING = {
    options.ShippingState.NOT_SHIPPED: "货物至今未发出",
    options.ShippingState.UNPROVEN: "我方至今未看到发货证明",
    options.ShippingState.SHIPPED_LATE: "货物未按时发出",
}
PAYMENTS = {
    None: "本订单的付款存在问题。",
    options.PaymentIssue.TWICE: "本订单被重复扣款。",
    options.PaymentIssue.MORE: "本订单的扣款金额高于约定价格。",
    options.PaymentIssue.CANCELLED_UNPAID: "订单已取消，但我方的付款至今未退回。",
}


def word_issue(sentence: issue.Issue) -> str:
    """Return the sentence for a problem."""
    match sentence:
        case issue.PlainIssue():
            return PLAIN[sentence]
        case issue.PartNotReceived(ordered):
            return f"{_word_ordered(ordered)}尚有一部分未收到。"
        case issue.NothingReceived(ordered, options.TrackingState.SAYS_DELIVERED, tracked_on):
            signed = f"已于{format_day(tracked_on)}签收" if tracked_on else "已签收"
            return f"物流显示{signed}，但{_word_ordered(ordered)}至今未收到。"
        case issue.NothingReceived(ordered, tracking):
            return f"{_word_ordered(ordered)}至今未收到{TRACKING[tracking]}。"
        case issue.Damaged(portion, carton):
            return f"{_word_portion(portion)}到货时已损坏{CARTONS[carton]}。"
        case issue.WrongItem(portion, feature):
            return f"{_word_portion(portion)}{WRONG[feature]}。"
        case UnitsMissing():
            return _word_units_missing(sentence)
        case UnitsArrived(ordered, received):
            return f"订购{format_units(ordered)}，实收{format_units(received)}。"
        case issue.TwoIssues(first, second):
            return f"{word_issue(first)}{word_issue(second)}"
        case issue.BadQuality(portion, kind):
            return f"{_word_portion(portion)}{QUALITIES[kind]}。"
        case issue.ShippedAfterAgreement(agreed, shipped, late):
            lag = f"，晚了{late}天" if late else ""
            return f"约定发货日期为{format_day(agreed)}，实际发货日期为{format_day(shipped)}{lag}。"
        case issue.LateShipment():
            return _word_late_shipment(sentence)
        case issue.WrongPayment():
            return _word_wrong_payment(sentence)
        case issue.Counterfeit(portion, brand):
            return f"{_word_portion(portion)}疑似并非{quote(brand) if brand else ''}品牌正品。"
        case issue.PaidOutside(amount, on):
            paid = f" {format_amount(amount)}" if amount else ""
            return f"我方被要求在阿里巴巴平台之外付款，并{_on(on)}在平台外付款{paid}。"
        case issue.OtherProblem(words):
            return end_sentence(f"买家原话：{quote(words)}") if words else "本订单存在问题。"


def _word_portion(portion: Portion) -> str:
    """Return "500件货物中有120件（24%）", or "货物" when nobody counted."""
    match portion:
        case None:
            return "货物"
        case AllUnits(units):
            return "所订的1件货物" if units == 1 else f"全部{format_units(units)}货物"
        case SomeUnits(units):
            return f"有{format_units(units)}货物"
        case PartOfOrder(units, ordered, percent, estimated):
            part = _word_share(units, percent, estimated=estimated)
            return f"{format_units(ordered)}货物中有{part}"
        case PartOfArrived(units, _, percent, estimated):
            return f"其中{_word_share(units, percent, estimated=estimated)}"


def _word_share(units: int, percent: str, *, estimated: bool) -> str:
    notes = "，".join(filter(None, (percent, "按抽样估算" if estimated else "")))
    part = f"{'约' if estimated else ''}{format_units(units)}"
    return f"{part}（{notes}）" if notes else part


def _word_ordered(count: int | None) -> str:
    return "我方订购的货物" if count is None else f"我方订购的{format_units(count)}货物"


def _word_units_missing(units: UnitsMissing) -> str:
    part = f"（{units.percent}）" if units.percent else ""
    ordered, received = format_units(units.ordered), format_units(units.received)
    return f"订购{ordered}，实收{received}，短少{format_units(units.missing)}{part}。"


def _word_late_shipment(late: issue.LateShipment) -> str:
    agreed = f"约定发货日期为{format_day(late.agreed)}，" if late.agreed else ""
    shipped = f"，实际发货日期为{format_day(late.shipped)}" if late.shipped else ""
    return f"{agreed}{SHIPPING[late.state]}{shipped}。"


def _word_wrong_payment(payment: issue.WrongPayment) -> str:
    if payment.issue is options.PaymentIssue.REFUND_UNPAID:
        return f"双方{_on(payment.refund_agreed_on)}约定退款，但款项至今未到账。"
    return PAYMENTS[payment.issue]


def _on(day: date | None) -> str:
    return f"于{format_day(day)}" if day else "已"
