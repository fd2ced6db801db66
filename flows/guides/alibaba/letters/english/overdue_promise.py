"""The English letter to the seller whose promised day is over."""

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.claim import Reply
from flows.guides.alibaba.letters.english.issue import issue
from flows.guides.alibaba.letters.english.order import about
from flows.guides.alibaba.letters.english.request import inside, process, request, until
from flows.guides.alibaba.letters.formatting import (
    amount,
    composed,
    ended,
    english_day,
    lines,
    spaced,
)
from flows.guides.alibaba.promises.ledger import Promise, list_promises

DAYS = 2
OPEN = "My request on Alibaba stays open until it is settled. Thank you."


def late(known: Known, case: Case) -> str:  # noqa: ARG001
    """Quote the promise, its amount and its day; say that it was not kept, and ask once more."""
    *before, last = list_promises(known) or (None,)
    wanted = Reply(None, today=False)
    return composed(
        (
            lines("Hello,", ended(f"this is about {about(known)}")),
            lines(
                spaced(quoted(last), "That has not come."),
                spaced(*(f"Before that: {_earlier(each)}." for each in before[-2:] if each)),
            ),
            f"Problem: {issue(known)}",
            spaced(request(known), inside(known)),
            spaced(until(wanted, DAYS), OPEN if _filed(known) else process(known, wanted)),
        )
    )


def _filed(known: Known) -> bool:
    return bool(known.day("filed_on") or known.day("offline_on"))


def quoted(promise: Promise | None) -> str:
    """Return the sentence that quotes a promise; without a day, that there was one."""
    if promise is None:
        return "You promised a solution."
    day = english_day(promise.on)
    if promise.kind == "wait":
        return f"You asked me to wait until {day}. I did."
    if promise.kind == "goods":
        return f"You promised that the new goods are here by {day}."
    what = f"to pay {amount(promise.amount)}" if promise.amount else "a solution"
    return f"You promised {what} by {day}."


def _earlier(promise: Promise) -> str:
    money = f"{amount(promise.amount)} " if promise.amount else ""
    return f"{money}promised for {english_day(promise.on)}"
