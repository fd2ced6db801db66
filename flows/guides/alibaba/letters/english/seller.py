"""The English letters to the seller: first message, reminder, counter-offer and final notice."""

from flows.definition.vocabulary import Case, Known, Money
from flows.guides.alibaba.amounts.figures import asked_amount
from flows.guides.alibaba.letters.cited_files import usable
from flows.guides.alibaba.letters.claim import TALKED, TRIAGED, reply
from flows.guides.alibaba.letters.english.issue import issue
from flows.guides.alibaba.letters.english.order import (
    about,
    compared,
    dealt,
    happened,
    numbered,
    shown,
    summed,
)
from flows.guides.alibaba.letters.english.request import (
    alternative,
    closing,
    inside,
    means,
    request,
)
from flows.guides.alibaba.letters.formatting import (
    amount,
    composed,
    ended,
    english_day,
    lines,
    spaced,
)

HELLO = "Hello,"


def first_message(known: Known, case: Case) -> str:
    """Write to the seller for the first time: the order, the facts, one request, a day."""
    evidence, pairs = shown(usable(case), "I attach:"), compared(known)
    return composed(
        (
            lines(HELLO, ended(f"I am writing about {about(known)}"), dealt(known)),
            happened(known),
            pairs,
            evidence,
            _asked(known),
            closing(known, 3, *TRIAGED),
        ),
        spare=((evidence, numbered(usable(case))), (pairs, "")),
    )


def follow_up(known: Known, case: Case) -> str:
    """Remind a silent seller: when was written, what it is about, what is asked, a day."""
    sent = known.answer("first_message")
    day = f" on {english_day(sent.at.date())}" if sent and sent.value == "sent" else ""
    evidence = shown(usable(case), "I attach:")
    return composed(
        (
            lines(
                HELLO,
                spaced(ended(f"I wrote to you{day} about {about(known)}"), "I have no answer yet."),
            ),
            f"Problem: {issue(known)}",
            evidence,
            _asked(known),
            closing(known, 2, "seller_wait"),
        ),
        spare=((evidence, numbered(usable(case))),),
    )


def counter_offer(known: Known, case: Case) -> str:  # noqa: ARG001
    """Answer an offer with another amount and the sum behind it."""
    steps = ("counter_amount", "offer", "offer_amount", "seller_wait")
    return composed(
        (
            lines(HELLO, ended(f"this is about {about(known)}")),
            countered(known, known.money("offer_amount"), known.money("counter_amount")),
            closing(known, 2, *steps),
        )
    )


def countered(known: Known, offer: Money | None, counter: Money | None) -> str:
    """Return why an offer is too low, and the amount proposed in its place."""
    wanted = counter or asked_amount(known)
    thanks = (
        f"Thank you for your offer of {amount(offer)}." if offer else "Thank you for your offer."
    )
    low = offer and wanted and offer.currency == wanted.currency and offer < wanted
    return lines(
        f"{thanks} {'It does not cover the problem.' if low else 'I cannot accept it as it is.'}",
        f"Problem: {issue(known)}",
        summed(known),
        f"My proposal: a refund of {amount(wanted)} for this order." if wanted else request(known),
        inside(known),
    )


def final_notice(known: Known, case: Case) -> str:
    """Name the day on which the buyer turns to the platform, calmly."""
    wanted = reply(known, 2, *TALKED)
    evidence = shown(usable(case), "My evidence:")
    day = english_day(wanted.on) if wanted.on else ""
    open_until = (
        f"We can still agree here until {day}."
        if day
        else "We can still agree today, or later inside the refund case."
    )
    return composed(
        (
            lines(HELLO, ended(f"we have no solution yet for {about(known)}")),
            lines(f"Problem: {issue(known)}", summed(known), _broken(known)),
            _asked(known),
            spaced(open_until, _then(known, day)),
            evidence,
            "I stay open for a fair solution. Thank you.",
        ),
        spare=((evidence, numbered(usable(case))),),
    )


def _broken(known: Known) -> str:
    """Return the promise that was not kept, "" when there was none."""
    if not known.picked("promise_wait", "broken"):
        return ""
    day = known.day("promise_on")
    return f"What you promised{f' for {english_day(day)}' if day else ''} has not come."


def _then(known: Known, day: str) -> str:
    return f"{'After that day' if day else 'So that no time is lost,'} I will {means(known)}."


def _asked(known: Known) -> str:
    wish = request(known) or "Please tell me which solution you propose."
    return lines(spaced(wish, inside(known)), alternative(known))
