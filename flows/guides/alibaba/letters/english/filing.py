"""The English texts of the case page: refund request, long and short, offers and their answers."""

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.cited_files import usable
from flows.guides.alibaba.letters.claim import claimed, offered_money, own_request
from flows.guides.alibaba.letters.english.issue import issue
from flows.guides.alibaba.letters.english.order import (
    about,
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
from flows.guides.alibaba.letters.english.request import alternative, request
from flows.guides.alibaba.letters.english.seller import countered
from flows.guides.alibaba.letters.formatting import amount, clipped, composed, ended, lines, spaced

DECIDE = "I ask Alibaba to look at the evidence and to decide."
FIRM = "Please pay it through Alibaba, in this case. I do not agree to a payment elsewhere."


def refund_request(known: Known, case: Case) -> str:
    """State the whole claim: the issue, the comparison, the dates, the evidence, the request.

    Where the buyer wrote a text of their own, it is that text.
    """
    if own_request(known):
        return own_request(known)
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
    return spaced(
        heading(known),
        issue(known),
        summed(known),
        numbered(usable(case)),
        request(known) or DECIDE,
    )


def heading(known: Known) -> str:
    """Return the order and the seller, on one line; "" when neither is known."""
    supplier = clipped(known.text("supplier"), 60)
    order = about(known) if known.text("order_number") or known.text("product") else ""
    return spaced(
        ended(f"{order[:1].upper()}{order[1:]}") if order else "",
        ended(f"Seller: {supplier}") if supplier else "",
    )


def acceptance(known: Known, case: Case) -> str:  # noqa: ARG001
    """Accept an offer inside the case: exactly what, for this order only, through the platform."""
    for_money = not known.picked("case_offer_kind", "resend", "credit")
    return composed(
        (
            heading(known),
            lines(_accepted(known), FIRM if for_money else "All of it stays in this case."),
            lines("This settles the following problem, for this order only:", issue(known)),
            "Thank you.",
        )
    )


def _accepted(known: Known) -> str:
    kind, offer, asked = (
        known.text("case_offer_kind"),
        known.money("case_offer_amount"),
        claimed(known),
    )
    other = {
        "resend": "I accept the new goods or parts you offer in this case. Please write the number "
        "of units, the shipping date and the tracking number here.",
        "back": "I accept the refund against the return of the goods. Please write here who pays "
        "the freight, the full address and the last day, before I send anything.",
        "credit": "I accept the credit you offer in this case. Please write its amount and its "
        "conditions here.",
    }
    if kind in other:
        return other[kind]
    if not offer:
        return "I accept the refund you offer in this case."
    less = asked and asked.currency == offer.currency and offer < asked
    claim = f" I had asked for {amount(asked)}." if asked and less else ""
    return f"I accept your offer: a refund of {amount(offer)} for this order.{claim}"


def case_counter(known: Known, case: Case) -> str:
    """Answer an offer inside the case with another amount; the case stays open."""
    evidence = shown(usable(case))
    return composed(
        (
            heading(known),
            countered(known, offered_money(known), known.money("case_counter_amount")),
            evidence,
            'If you agree, please press "Agree" on the case page. Until then the case stays open. '
            "Thank you.",
        ),
        spare=((evidence, numbered(usable(case))),),
    )
