"""What is said of the other payment, where an order was paid in two parts (R7)."""

from collections.abc import Iterable
from dataclasses import replace

from flows.definition.vocabulary import Note, Notice, Step, all_of, any_of, not_
from flows.guides.alibaba.rules.routes import (
    BY_CARD,
    BY_PAYPAL,
    FIRST_BY_CARD,
    FIRST_BY_PAYPAL,
    LAST_BY_CARD,
    LAST_BY_PAYPAL,
)

PAYMENT_NOTES: tuple[Note, ...] = (
    Note(
        all_of(FIRST_BY_CARD, LAST_BY_CARD),
        "That is for the first payment. Your last payment has its own day: <b>{card_last}</b>.",
    ),
    Note(
        all_of(FIRST_BY_PAYPAL, LAST_BY_PAYPAL),
        "That is for the first payment. Your last payment has its own day: <b>{paypal_last}</b>.",
    ),
    Note(
        all_of(any_of(FIRST_BY_CARD, LAST_BY_CARD), not_(BY_CARD)),
        "The part you paid by <b>card</b> has its own day: by my careful count <b>{card}</b>. Ask "
        "that bank for its last day, in writing.",
    ),
    Note(
        all_of(any_of(FIRST_BY_PAYPAL, LAST_BY_PAYPAL), not_(BY_PAYPAL)),
        "The part you paid with <b>PayPal</b> has its own day: by my count <b>{paypal}</b>.",
    ),
)


def add_payment_notes(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps about the money side, the notices with what is to be said of the other part."""
    return tuple(
        replace(step, notes=(*step.notes, *PAYMENT_NOTES))
        if isinstance(step.kind, Notice)
        else step
        for step in steps
    )
