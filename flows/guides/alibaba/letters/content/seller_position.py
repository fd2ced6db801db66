"""What the seller says against the claim, what they admitted, and what the buyer offered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flows.definition.vocabulary import Answer, Known, Money
from flows.guides.alibaba.letters.claim import find_claimed_amount, is_below
from flows.guides.alibaba.letters.content.draft import (
    Excerpt,
    Line,
    Paragraph,
    Sentence,
    make_line,
    make_paragraph,
    take_excerpt,
)
from flows.guides.alibaba.letters.content.options import choose

LONGEST_WORDS = 160
"""Characters of the seller's words."""

REFUSAL_STEPS = {
    "refused_why": "refused_words",
    "case_refused_why": "case_refused_words",
}
"""Where the reason of a refusal is picked, and where the seller's words are copied."""

COUNTER_STEPS = {"counter_message": "counter_amount", "case_counter": "case_counter_amount"}
"""Where the buyer says that a counter-offer was sent, and its amount."""


class Objection(StrEnum):
    """What the seller says against the claim; the options of the steps that ask for it."""

    NO_REASON = "no_reason"
    CARRIER = "carrier"
    BUYER = "buyer"
    TOLERANCE = "tolerance"
    PROOF = "proof"
    AS_AGREED = "as_agreed"
    TOO_LATE = "too_late"
    OTHER = "other"


class Reader(StrEnum):
    """Who reads the letter."""

    SELLER = "seller"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Refused(Sentence):
    """The seller refused, and why; `noted_on` is the day on which the buyer reported it."""

    objection: Objection
    words: Excerpt | None
    noted_on: date
    reader: Reader


@dataclass(frozen=True, slots=True)
class ObjectionAnswered(Sentence):
    """What is asked of whoever reads it, in answer to an objection that has one."""

    objection: Objection
    reader: Reader


@dataclass(frozen=True, slots=True)
class Admitted(Sentence):
    """What the seller wrote of the problem, and when, where the day is known."""

    words: Excerpt
    on: date | None
    reader: Reader


@dataclass(frozen=True, slots=True)
class OfferedLess(Sentence):
    """A smaller amount the buyer offered to accept on a day; no agreement came of it."""

    amount: Money
    on: date


Position = Refused | ObjectionAnswered | Admitted | OfferedLess

UNANSWERED = (Objection.OTHER,)
"""Objections whose words stand for themselves."""


def describe_position(known: Known, reader: Reader) -> Paragraph:
    """Return why the seller refused, with the answer to it, and what they admitted."""
    return make_paragraph(_list_refusal(known, reader), make_line(_find_admission(known, reader)))


def list_smaller_offers(known: Known) -> Line:
    """Return the last amount the buyer offered to accept that was less than the claim."""
    offers = sorted(_iter_smaller_offers(known), key=lambda offer: offer.on)
    return make_line(*offers[-1:])


def _list_refusal(known: Known, reader: Reader) -> Line:
    found = [
        (answer, step)
        for step in REFUSAL_STEPS
        if (answer := known.answer(step)) and choose(known, step, Objection)
    ]
    if not found:
        return ()
    answer, step = max(found, key=lambda pair: pair[0].at)
    objection = Objection(str(answer.value))
    words = take_excerpt(_find_words(known, step, answer), LONGEST_WORDS)
    refused = Refused(objection, words, answer.at.date(), reader)
    answered = ObjectionAnswered(objection, reader) if objection not in UNANSWERED else None
    return make_line(refused, answered)


def _find_words(known: Known, step: str, refusal: Answer) -> str:
    """Return the words copied since this refusal, "" where there are none."""
    copied = known.answer(REFUSAL_STEPS[step])
    return str(copied.value or "") if copied and copied.at >= refusal.at else ""


def _find_admission(known: Known, reader: Reader) -> Admitted | None:
    words = take_excerpt(known.text("admission"), LONGEST_WORDS)
    return Admitted(words, known.day("admitted_on"), reader) if words else None


def _iter_smaller_offers(known: Known) -> Iterator[OfferedLess]:
    claimed = find_claimed_amount(known)
    for step, amount_step in COUNTER_STEPS.items():
        sent, amount = known.answer(step), known.money(amount_step)
        if sent and sent.value == "sent" and amount and is_below(amount, claimed):
            yield OfferedLess(amount, sent.at.date())
