"""Which messages ask a question and say nothing else that matters: a newer one stands for them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.rendering.calls import Call
from flows.definition.guide import Guide
from flows.model.effects import Effect, Fold, Say, Settle, Show, Toast
from storage.records import MessageRole

MISREAD = "misread."
NOT_TAKEN = "misread.tail"
"""Says that the rest of a long text was not taken, and must be sent again."""


def mark_question(guide: Guide, effects: Sequence[Effect], calls: Sequence[Call]) -> list[Call]:
    """Return the calls of a turn, its message marked where it is a bare question.

    What was not understood is part of the question. One with a text to paste says what matters.
    """
    if not all(_is_bare(guide, effect) for effect in effects):
        return list(calls)
    return mark_bare(calls)


def mark_bare(calls: Sequence[Call]) -> list[Call]:
    """Return calls with their messages marked as bare questions, but none that is a card."""
    replaced = (MessageRole.PLAIN, MessageRole.ASK)
    return [
        replace(call, role=MessageRole.QUESTION)
        if call.method == "sendMessage" and call.role in replaced
        else call
        for call in calls
    ]


def _is_bare(guide: Guide, effect: Effect) -> bool:
    match effect:
        case Show(spot):
            return not guide.steps[spot.step].letters
        case Say(slot):
            return slot.startswith(MISREAD) and slot != NOT_TAKEN
        case Settle() | Fold() | Toast():
            return True
        case _:
            return False
