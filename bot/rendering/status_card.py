"""The pinned status card: where the case is, its next day, what is open, what comes next."""

from hashlib import sha256

from bot.i18n.voice import Values
from bot.rendering.view import View
from flows.engine.status import Status, build_status


def render_card(view: View) -> str:
    """Return the card as HTML, what matters most first; the same case gives the same card."""
    now = build_status(view.guide, view.case, view.preferences)
    voice = view.voice
    lines = [f"<b>{name_case(view)}</b>", _render_next(view, now)]
    if now.due and not now.ended:
        title = view.guide.texts[f"deadline.{now.due.deadline}"]
        day = now.due.at or now.due.day
        lines.append(voice.fill_slot("card.due", {"deadline": title, "day": day}))
    if now.skipped:
        lines.append(voice.fill_slot("card.open", {"count": len(now.skipped)}))
    kept = now.exhibits - view.case.unsummed
    if kept > 0:
        lines.append(voice.fill_slot("card.exhibits", {"count": kept}))
    values: Values = {
        "phase": now.phase,
        "phases": now.phases,
        "title": _find_phase_title(view, now),
    }
    return "\n".join([*lines, voice.fill_slot("card.phase", values)])


def digest_card(view: View) -> str:
    """Return what tells one card from another, and says nothing of what is in it."""
    return sha256(render_card(view).encode()).hexdigest()[:16]


def is_resting(view: View) -> bool:
    """Whether there is nothing to answer now, so that the card is what the buyer looks at."""
    now = build_status(view.guide, view.case, view.preferences)
    return now.waiting or now.ended


def name_case(view: View) -> str:
    """Return what a case is called: its number and its subject, never the order number."""
    answer = view.known.answer(view.guide.subject)
    if answer is None or answer.move != "answered":
        return view.voice.fill_slot("card.new", {"number": view.number})
    values = {"number": view.number, "title": view.convert_answer(view.guide.subject, answer)}
    return view.voice.fill_slot("card.title", values)


def _find_phase_title(view: View, now: Status) -> str:
    return view.guide.texts[f"phase.{view.guide.phases[now.phase - 1].id}"]


def _render_next(view: View, now: Status) -> str:
    if now.ended:
        return view.voice.texts["card.ended"]
    if not now.waiting:
        return view.voice.texts["card.answer"]
    if now.next_nudge_at is None:
        return view.voice.texts["card.wait_long"]
    return view.voice.fill_slot("card.wait", {"moment": now.next_nudge_at})
