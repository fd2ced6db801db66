"""The English letters to Alibaba's mediator: the escalation statement and the reply."""

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.cited_files import latest, usable
from flows.guides.alibaba.letters.english.details import checked, details
from flows.guides.alibaba.letters.english.filing import DECIDE, heading
from flows.guides.alibaba.letters.english.issue import issue
from flows.guides.alibaba.letters.english.order import compared, dated, numbered, shown, summed
from flows.guides.alibaba.letters.english.request import request
from flows.guides.alibaba.letters.formatting import composed, english_quote, lines

REPORT = "If an inspection report is needed, please tell me from which company, before I order one."


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
            "The seller and I found no solution. Please look at the evidence and decide. If "
            "anything is missing, please tell me on the case page what and until when.",
        ),
        spare=((facts, ""), (pairs, ""), (evidence, numbered(usable(case)))),
    )


def mediator_reply(known: Known, case: Case) -> str:
    """Answer the mediator's question with the new exhibits by number, and repeat the request."""
    asked = english_quote(known.text("evidence_asked"), 240)
    evidence, pairs = shown(latest(known, case), "The files for it:"), compared(known)
    report = REPORT if known.picked("problem", "quality", "counterfeit") else ""
    return composed(
        (
            lines("Hello,", "thank you for looking at this case.", heading(known)),
            f"You asked, as I copied it: {asked}" if asked else "",
            evidence,
            lines(f"The problem in short: {issue(known)}", summed(known)),
            pairs,
            request(known) or DECIDE,
            lines(report, "If anything is missing, please tell me here what and until when."),
        ),
        spare=((pairs, ""), (evidence, numbered(latest(known, case)))),
    )
