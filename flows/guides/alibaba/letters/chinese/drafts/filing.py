"""What only the texts of the case page say, in Chinese."""

from flows.guides.alibaba.letters.drafts import filing
from flows.guides.alibaba.letters.formatting import format_amount

TEXTS = {
    filing.CaseText.GOODS_ACCEPTED: (
        "我方接受贵司在本退款申请中提出的补发方案。请在此写明数量、发货日期和物流单号。"
    ),
    filing.CaseText.RETURN_ACCEPTED: (
        "我方接受退货退款的方案。在我方寄回货物之前，请在此写明运费承担方、完整地址和截止日期。"
    ),
    filing.CaseText.CREDIT_ACCEPTED: (
        "我方接受贵司在本退款申请中提出的抵扣方案。请在此写明金额和使用条件。"
    ),
    filing.CaseText.REFUND_ACCEPTED: "我方接受贵司在本退款申请中提出的退款方案。",
    filing.CaseText.PAY_IN_CASE: "请在本退款申请中通过平台退款，我方不接受平台外退款。",
    filing.CaseText.STAYS_IN_CASE: "以上内容均以本退款申请中的记录为准。",
    filing.CaseText.SETTLES_PROBLEM: "以上仅解决本订单的下列问题：",
    filing.CaseText.AGREE_ON_PAGE: (
        "如贵司同意，请在退款申请页面点击“同意”。在此之前，退款申请继续有效。谢谢！"
    ),
    filing.CaseText.THANKS: "谢谢！",
}


def word_case(sentence: filing.CaseSentence) -> str:
    """Return a sentence of the texts of the case page."""
    match sentence:
        case filing.CaseText():
            return TEXTS[sentence]
        case filing.OwnText():
            return ""
        case filing.OfferAccepted(amount, claimed):
            more = f"我方原请求金额为 {format_amount(claimed)}。" if claimed else ""
            return f"我方接受贵司的方案：就本订单退款 {format_amount(amount)}。{more}"
