"""The pinned status card: where the case is, its next day, what is open, what comes next."""

from hashlib import sha256

from bot.i18n.voice import Values
from bot.rendering.view import View
from flows.engine.status import Status, build_status


def render_card(view: View) -> str:
    """Return the card as HTML, what matters most first; the same case gives the same card."""
    status = build_status(view.guide, view.case, view.preferences)
    voice = view.voice
    lines = [f"<b>{name_case(view)}</b>", _render_next(view, status)]
    if status.due and not status.ended:
        title = view.guide.texts[f"deadline.{status.due.deadline}"]
        day = status.due.at or status.due.day
        lines.append(voice.fill_slot("card.due", {"deadline": title, "day": day}))
    if status.skipped:
        lines.append(voice.fill_slot("card.open", {"count": len(status.skipped)}))
    exhibits = status.exhibits - view.case.unsummed
    if exhibits > 0:
        lines.append(voice.fill_slot("card.exhibits", {"count": exhibits}))
    values: Values = {
        "phase": status.phase,
        "phases": status.phases,
        "title": _find_phase_title(view, status),
    }
    return "\n".join([*lines, voice.fill_slot("card.phase", values)])


def digest_card(view: View) -> str:
    """Return what tells one card from another, and says nothing of what is in it."""
    return sha256(render_card(view).encode()).hexdigest()[:16]


def is_resting(view: View) -> bool:
    """Whether there is nothing to answer now, so that the card is what the buyer looks at."""
    status = build_status(view.guide, view.case, view.preferences)
    return status.waiting or status.ended


def name_case(view: View) -> str:
    """Return what a case is called: its number and its subject, never the order number."""
    answer = view.known.answer(view.guide.subject)
    if answer is None or answer.move != "answered":
        return view.voice.fill_slot("card.new", {"number": view.number})
    values = {"number": view.number, "title": view.convert_answer(view.guide.subject, answer)}
    return view.voice.fill_slot("card.title", values)


def _find_phase_title(view: View, status: Status) -> str:
    return view.guide.texts[f"phase.{view.guide.phases[status.phase - 1].id}"]


def _render_next(view: View, status: Status) -> str:
    if status.ended:
        return view.voice.texts["card.ended"]
    if not status.waiting:
        return view.voice.texts["card.answer"]
    if status.next_nudge_at is None:
        return view.voice.texts["card.wait_long"]
    return view.voice.fill_slot("card.wait", {"moment": status.next_nudge_at})
