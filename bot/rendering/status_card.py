"""The pinned status card: where the case is, its next day, what is open, what comes next."""

from hashlib import sha256

from bot.i18n.voice import Values
from bot.rendering.view import View
from flows.engine.status import Status, status


def text(view: View) -> str:
    """Return the card as HTML, what matters most first; the same case gives the same card."""
    now = status(view.guide, view.case, view.habits)
    voice = view.voice
    lines = [f"<b>{name(view)}</b>", _next(view, now)]
    if now.due and not now.ended:
        title = view.guide.texts[f"deadline.{now.due.deadline}"]
        day = now.due.at or now.due.on
        lines.append(voice.fill("card.due", {"deadline": title, "day": day}))
    if now.open:
        lines.append(voice.fill("card.open", {"count": len(now.open)}))
    kept = now.exhibits - view.case.unsummed
    if kept > 0:
        lines.append(voice.fill("card.exhibits", {"count": kept}))
    values: Values = {"phase": now.phase, "phases": now.phases, "title": _phase(view, now)}
    return "\n".join([*lines, voice.fill("card.phase", values)])


def digest(view: View) -> str:
    """Return what tells one card from another, and says nothing of what is in it."""
    return sha256(text(view).encode()).hexdigest()[:16]


def rests(view: View) -> bool:
    """Whether there is nothing to answer now, so that the card is what the buyer looks at."""
    now = status(view.guide, view.case, view.habits)
    return now.waiting or now.ended


def name(view: View) -> str:
    """Return what a case is called: its number and its subject, never the order number."""
    answer = view.known.answer(view.guide.subject)
    if answer is None or answer.move != "answered":
        return view.voice.fill("card.new", {"number": view.number})
    values = {"number": view.number, "title": view.answer(view.guide.subject, answer)}
    return view.voice.fill("card.title", values)


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
