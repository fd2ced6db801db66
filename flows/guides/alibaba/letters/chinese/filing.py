"""The Chinese texts of the case page: refund request, long and short, offers and their answers."""

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.chinese.issue import issue
from flows.guides.alibaba.letters.chinese.order import (
    compared,
    dated,
    dealt,
    happened,
    numbered,
    shown,
    summed,
    told,
    uncounted,
)
from flows.guides.alibaba.letters.chinese.request import alternative, request
from flows.guides.alibaba.letters.chinese.seller import countered
from flows.guides.alibaba.letters.cited_files import usable
from flows.guides.alibaba.letters.claim import claimed, offered_money, own_request
from flows.guides.alibaba.letters.formatting import amount, clipped, composed, joined, lines

DECIDE = "请阿里巴巴平台审阅证据并作出裁定。"
FIRM = "请通过阿里巴巴平台在本退款申请中支付，我方不同意在平台外付款。"


def refund_request(known: Known, case: Case) -> str:
    """State the whole claim: the issue, the comparison, the dates, the evidence, the request.

    A text of the buyer's own has no other language: then there is none.
    """
    if own_request(known):
        return ""
    story, timeline, evidence = told(known), dated(known), shown(usable(case))
    return composed(
        (
            lines(heading(known), dealt(known)),
            happened(known),
            compared(known),
            timeline,
            evidence,
            story,
            lines(request(known) or DECIDE, alternative(known)),
        ),
        spare=(
            *((story, ""), (evidence, numbered(usable(case))), (timeline, "")),
            (happened(known), uncounted(known)),
        ),
    )


def refund_short(known: Known, case: Case) -> str:
    """State the claim for a small field: the issue, the sum, the files by number, the request."""
    return joined(
        heading(known),
        issue(known),
        summed(known),
        numbered(usable(case)),
        request(known) or DECIDE,
    )


def heading(known: Known) -> str:
    """Return the order, the product and the seller, on one line; "" when none is known."""
    named = {
        "订单号": known.text("order_number"),
        "产品": clipped(known.text("product"), 60, "……"),
        "卖家": clipped(known.text("supplier"), 60, "……"),
    }
    rows = "；".join(f"{what}：{text}" for what, text in named.items() if text)
    return f"{rows}。" if rows else ""


def acceptance(known: Known, case: Case) -> str:  # noqa: ARG001
    """Accept an offer inside the case: exactly what, for this order only, through the platform."""
    for_money = not known.picked("case_offer_kind", "resend", "credit")
    return composed(
        (
            heading(known),
            lines(_accepted(known), FIRM if for_money else "以上内容均以本退款申请中的记录为准。"),
            lines("以上仅解决本订单的下列问题：", issue(known)),
            "谢谢！",
        )
    )


def _accepted(known: Known) -> str:
    kind, offer, asked = (
        known.text("case_offer_kind"),
        known.money("case_offer_amount"),
        claimed(known),
    )
    other = {
        "resend": "我方接受贵司在本退款申请中提出的补发方案。请在此写明数量、发货日期和物流单号。",
        "back": "我方接受退货退款的方案。"
        "在我方寄回货物之前，请在此写明运费承担方、完整地址和截止日期。",
        "credit": "我方接受贵司在本退款申请中提出的抵扣方案。请在此写明金额和使用条件。",
    }
    if kind in other:
        return other[kind]
    if not offer:
        return "我方接受贵司在本退款申请中提出的退款方案。"
    less = asked and asked.currency == offer.currency and offer < asked
    claim = f"我方原请求金额为 {amount(asked)}。" if asked and less else ""
    return f"我方接受贵司的方案：就本订单退款 {amount(offer)}。{claim}"


def case_counter(known: Known, case: Case) -> str:
    """Answer an offer inside the case with another amount; the case stays open."""
    evidence = shown(usable(case))
    return composed(
        (
            heading(known),
            countered(known, offered_money(known), known.money("case_counter_amount")),
            evidence,
            "如贵司同意，请在退款申请页面点击“同意”。在此之前，退款申请继续有效。谢谢！",
        ),
        spare=((evidence, numbered(usable(case))),),
    )
