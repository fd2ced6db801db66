"""The Chinese letters to Alibaba's mediator: the escalation statement and the reply."""

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.chinese.details import checked, details
from flows.guides.alibaba.letters.chinese.filing import DECIDE, heading
from flows.guides.alibaba.letters.chinese.issue import issue
from flows.guides.alibaba.letters.chinese.order import compared, dated, numbered, shown, summed
from flows.guides.alibaba.letters.chinese.request import request
from flows.guides.alibaba.letters.cited_files import latest, usable
from flows.guides.alibaba.letters.formatting import chinese_quote, composed, lines

REPORT = "如需检验报告，请先告知应由哪家机构出具，我方再行委托。"


def escalation(known: Known, case: Case) -> str:
    """State the case for somebody with thirty seconds: issue, request, timeline, evidence."""
    facts = lines(details(known), checked(known), summed(known))
    pairs, evidence = compared(known), shown(usable(case))
    return composed(
        (
            issue(known),
            request(known) or DECIDE,
            heading(known),
            facts,
            pairs,
            dated(known),
            evidence,
            "双方未能协商一致，请平台审阅证据并作出裁定。如缺少材料，请在本页面告知所需内容和截止时间。",
        ),
        spare=((facts, ""), (pairs, ""), (evidence, numbered(usable(case)))),
    )


def mediator_reply(known: Known, case: Case) -> str:
    """Answer the mediator's question with the new exhibits by number, and repeat the request."""
    asked = chinese_quote(known.text("evidence_asked"), 240)
    evidence, pairs = shown(latest(known, case), "对应的文件："), compared(known)
    report = REPORT if known.picked("problem", "quality", "counterfeit") else ""
    return composed(
        (
            lines("您好！感谢平台处理本案。", heading(known)),
            f"平台要求补充的内容（买家抄录）：{asked}" if asked else "",
            evidence,
            lines(f"问题概述：{issue(known)}", summed(known)),
            pairs,
            request(known) or DECIDE,
            lines(report, "如仍缺少材料，请在此告知所需内容和截止时间。谢谢！"),
        ),
        spare=((pairs, ""), (evidence, numbered(latest(known, case)))),
    )
