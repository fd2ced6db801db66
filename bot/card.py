"""The pinned status card: where the case is, its next day, what is open, what comes next."""

from datetime import datetime

from bot.view import Values, View
from flows.status import Status, status

CARD_ORDER = 4


def text(view: View) -> str:
    """Return the card as HTML; the same case gives the same card."""
    now = status(view.guide, view.case)
    voice = view.voice
    lines = [f"<b>{name(view)}</b>"]
    values: Values = {"phase": now.phase, "phases": now.phases, "title": _phase(view, now)}
    lines.append(voice.fill("card.phase", values))
    if now.due and not now.ended:
        title = view.guide.texts[f"deadline.{now.due.deadline}"]
        found = view.known.value(now.due.anchor)
        day = found if isinstance(found, datetime) else now.due.on  # typed to the minute
        lines.append(voice.fill("card.due", {"deadline": title, "day": day}))
    if now.open:
        lines.append(voice.fill("card.open", {"count": len(now.open)}))
    kept = now.exhibits - view.case.unsummed
    if kept > 0:
        lines.append(voice.fill("card.exhibits", {"count": kept}))
    return "\n".join([*lines, _next(view, now)])


def name(view: View) -> str:
    """Return what a case is called: its number and its problem, never the order number."""
    for step in view.guide.order[:CARD_ORDER]:
        answer = view.known.answer(step)
        if answer and answer.move == "answered":
            values = {"number": view.number, "title": view.answer(step, answer)}
            return view.voice.fill("card.title", values)
    return view.voice.fill("card.new", {"number": view.number})


def _phase(view: View, now: Status) -> str:
    return view.guide.texts[f"phase.{view.guide.phases[now.phase - 1].id}"]


def _next(view: View, now: Status) -> str:
    if now.ended:
        return view.voice.texts["card.ended"]
    if not now.waiting:
        return view.voice.texts["card.answer"]
    if now.next_at is None:
        return view.voice.texts["card.wait_long"]
    return view.voice.fill("card.wait", {"moment": now.next_at})
