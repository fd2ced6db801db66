"""What the letters of both languages take from the answers: counts, claims, pairs and days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flows.definition.vocabulary import Known, Money
from flows.guides.alibaba.amounts.fair_offer import costs_known
from flows.guides.alibaba.amounts.figures import asked_amount, fair_share, units_missing
from flows.guides.alibaba.rules.deadlines import CLAIM
from flows.guides.alibaba.rules.routes import COMPLAINT_FITS

MOST_PAIRS = 3

TRIAGED = ("remedy", "remedy_amount", "remedy_other", "problem")
"""The steps whose last answer starts the time a seller is given for the first message."""


TALKED = ("seller_wait", "offer", "offer_currency", "promise_wait", *TRIAGED)
"""The steps whose last answer starts the time a seller is given for the last one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the comparison: what was agreed, where it stands, what came instead."""

    agreed: str
    received: str
    where: str


@dataclass(frozen=True, slots=True)
class Reply:
    """When an answer is asked for: a day, or today when the claim window is nearly over."""

    on: date | None
    today: bool


def affected(known: Known) -> tuple[int, int] | None:
    """Return how many units of how many ordered the problem touches; the whole is 0 if unknown."""
    short = units_missing(known) if known.picked("problem", "missing") else None
    units = known.count("units_affected") or short
    if not units:
        return None
    whole = known.count("units_ordered") or 0
    return units, whole if whole >= units else 0


def route(known: Known) -> str:
    """Return which process is named to the seller: platform, direct, complaint or payer.

    Paid outside Alibaba, the Complaint Center takes only some problems (F4.1); for the rest those
    who moved the money are left.
    """
    if known.picked("payment", "outside"):
        return "complaint" if COMPLAINT_FITS.holds(known) else "payer"
    return "direct" if known.picked("payment", "direct_pay") else "platform"


def claimed(known: Known) -> Money | None:
    """Return the amount of the claim; None where the answers do not say one."""
    if settled(known) or known.picked("remedy", "full", "return_refund"):
        return asked_amount(known)
    part = share(known) if known.text("remedy") else None
    return known.money("remedy_amount") or (part[3] if part else None)


def settled(known: Known) -> Money | None:
    """Return the offer the buyer accepted, as long as nobody broke that agreement."""
    accepted = known.picked("offer_check", "yes_accept")
    held = accepted and not known.picked("promise_wait", "broken")
    return known.money("offer_amount") if held else None


def offered_money(known: Known) -> Money | None:
    """Return the amount offered inside the case, where the last offer there was one of money."""
    about_money = known.text("case_offer_kind") in ("", "money")
    return known.money("case_offer_amount") if about_money else None


def share(known: Known) -> tuple[Money, int, int, Money] | None:
    """Return paid, units, ordered and the part of the payment that falls on those units."""
    found, paid, part = affected(known), known.money("paid_amount"), fair_share(known)
    if not found or not paid or not part or not found[1]:
        return None
    return paid, *found, part


def proven(known: Known) -> Money | None:
    """Return the costs the buyer can prove, in the currency of the order; None when there are none.

    They belong to a part that was asked for, not to the whole.
    """
    costs = costs_known(known) if known.picked("remedy", "partial") else None
    return costs if costs and costs.minor else None


def pairs(known: Known) -> tuple[Pair, ...]:
    """Return the first lines of agreed and received, those that have both sides or one."""
    rounds = zip(
        _given(known, "agreed_term"),
        _given(known, "received_fact"),
        _given(known, "proof_where"),
        strict=True,
    )
    return tuple(Pair(*row) for row in rounds if row[0] or row[1])[:MOST_PAIRS]


def _given(known: Known, step: str) -> Iterator[str]:
    rounds = max(
        len(known.answers(name)) for name in ("agreed_term", "received_fact", "proof_where")
    )
    values = [answer.value for answer in known.answers(step)]
    for value in [*values, *[None] * (rounds - len(values))]:
        yield value if isinstance(value, str) else ""


def own_request(known: Known) -> str:
    """Return the text the buyer wrote in place of the whole claim; "" when ours is used."""
    return known.text("request_own") if known.picked("request", "edit") else ""


def story(known: Known) -> str:
    """Return what the buyer told in several messages, as one text."""
    told = known.value("story")
    return " ".join(told) if isinstance(told, tuple) else ""


def reply(known: Known, days: int, *steps: str) -> Reply:
    """Return the day so long after the last of the answers to these steps.

    It lies before the safe day of the claim; no day is left when that is near, and none is
    known when nothing was answered.
    """
    given = [answer.at.date() for step in steps if (answer := known.answer(step))]
    if not given:
        return Reply(None, today=False)
    day, due = max(given), CLAIM.compute_due_date(known)
    wanted = day + timedelta(days=days)
    if due and not known.picked("payment", "outside"):
        wanted = min(wanted, due.day - timedelta(days=1))
    return Reply(wanted, today=False) if wanted > day else Reply(None, today=True)
