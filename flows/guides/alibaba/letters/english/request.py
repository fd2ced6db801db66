"""What the buyer asks for, what else would do, and until when, in English."""

from flows.definition.vocabulary import Known
from flows.guides.alibaba.letters.alternatives import instead
from flows.guides.alibaba.letters.claim import (
    Reply,
    affected,
    claimed,
    reply,
    route,
    settled,
    share,
)
from flows.guides.alibaba.letters.english.issue import units
from flows.guides.alibaba.letters.formatting import (
    amount,
    ended,
    english_day,
    english_quote,
    spaced,
)


def request(known: Known) -> str:
    """Return the one thing asked for, with its amount where there is one; "" when unknown."""
    money = claimed(known)
    of = f" of {amount(money)}" if money else ""
    if settled(known):
        return f"I ask for the refund{of} that was agreed." if money else ""
    return {
        "full": f"I ask for a full refund{of}.",
        "partial": f"I ask for a partial refund{of}.",
        "return_refund": f"I ask to return {returned(known)} and for a refund{of}. Please confirm "
        "in writing who pays the return freight before I send anything.",
        "resend": f"I ask that {replacement(known)}, with a date and a tracking number.",
        "other": _own_request(known),
    }.get(known.text("remedy"), _kept_inside(known))


def returned(known: Known) -> str:
    """Return which goods are to go back: those with the problem, where they were counted."""
    part = share(known)
    return f"the {units(part[1])} with the problem" if part and part[1] < part[2] else "the goods"


def replacement(known: Known) -> str:
    """Return what is to be sent, as the beginning of a sentence about it."""
    found, problem = affected(known), known.text("problem")
    if problem == "late":
        return "the goods are sent now"
    if problem in ("never_arrived", "payment", "off_platform"):
        return "the goods are sent again, free of charge"
    kind = {"missing": "missing", "wrong_item": "correct"}.get(problem, "replacement")
    if not found:
        return f"the {kind} goods are sent, free of charge"
    goods = units(found[0]).replace(" ", f" {kind} ")
    the = "the " if problem == "missing" else ""
    return f"{the}{goods} {'is' if found[0] == 1 else 'are'} sent, free of charge"


def alternative(known: Known) -> str:
    """Return what the buyer would accept instead; "" where there is no sensible choice."""
    part = share(known)
    return {
        "": "",
        "refund": f"I would also accept a refund of {amount(part[3])} for these goods."
        if part
        else "",
        "date": "I would also accept a fixed shipping date with a tracking number.",
        "proof": "If you have proof of delivery to my address, please show it to me.",
    }[instead(known)]


def _own_request(known: Known) -> str:
    words, money = english_quote(known.text("remedy_other"), 120), known.money("remedy_amount")
    return spaced(
        ended(f"What I ask for, in my own words: {words}") if words else "",
        f"The amount is {amount(money)}." if money else "",
    )


def _kept_inside(known: Known) -> str:
    if known.picked("problem", "off_platform"):
        return "I ask to keep the order, the payment and all messages on Alibaba."
    return ""


def inside(known: Known) -> str:
    """Return the wish for money by the platform, where the order stands on the platform."""
    if known.picked("payment", "outside") or known.picked("remedy", "resend", "other"):
        return ""
    return "Please make the refund through the order on Alibaba." if claimed(known) else ""


def until(wanted: Reply, days: int) -> str:
    """Return the sentence that says when an answer is wanted."""
    if wanted.on:
        return f"Please answer here by {english_day(wanted.on)}."
    if not wanted.today:
        return f"Please answer here within {days} days."
    return (
        "Please answer here today. To lose no time, I am applying for a refund on the order page "
        "now."
    )


def process(known: Known, wanted: Reply) -> str:
    """Return the close: the wish to agree, and the platform's process if that fails."""
    if wanted.today:
        return "I would still like to solve this with you. Thank you."
    if known.picked("problem", "off_platform") and not known.text("remedy"):
        return "I would like to go on with you on Alibaba. Thank you."
    return f"I would like to solve this with you. If we cannot, I will {means(known)}. Thank you."


def means(known: Known) -> str:
    """Return what the buyer will do when there is no agreement, to follow "I will"."""
    return {
        "complaint": "report the order to Alibaba's Complaint Center",
        "payer": "ask my bank or payment service about the payment",
        "direct": 'use "Apply for refund" on the order page',
        "platform": 'use "Apply for refund" on the order page and ask Alibaba to decide',
    }[route(known)]


def closing(known: Known, days: int, *steps: str) -> str:
    """Return until when an answer is wanted, counted from these steps, and what happens else."""
    wanted = reply(known, days, *steps)
    return spaced(until(wanted, days), process(known, wanted))
