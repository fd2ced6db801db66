"""What only the letters to the mediator say, in Chinese."""

from flows.guides.alibaba.letters.drafts import mediator

TEXTS = {
    mediator.MediatorText.HELLO: "您好！感谢平台处理本案。",
    mediator.MediatorText.NO_SOLUTION: (
        "双方未能协商一致，现申请平台介入处理，请平台审阅证据。如缺少材料，请在本页面告知所需内容和截止时间。"
    ),
    mediator.MediatorText.REPORT_COMPANY: "如需检验报告，请先告知应由哪家机构出具，我方再行委托。",
    mediator.MediatorText.ANYTHING_MISSING: "如仍缺少材料，请在此告知所需内容和截止时间。谢谢！",
}


def word_mediator(sentence: mediator.MediatorText) -> str:
    """Return a sentence of the letters to the mediator."""
    return TEXTS[sentence]
