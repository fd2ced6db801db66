"""The pinned status card: the day that matters most, in words, then where the case is."""

from hashlib import sha256

from bot.i18n.voice import Values
from bot.rendering.calls import Call, build_body
from bot.rendering.view import View
from flows.engine.status import Status, build_status
from flows.engine.urgency import RankedDate, Urgency, rank_due_dates
from storage.records import MessageRole


def render_card(view: View) -> str:
    """Return the card as HTML, what matters most first; the same case gives the same card.

    Its first line is what a phone shows of a pinned message. Of the days it names no count of days
    left, which would be wrong tomorrow.
    """
    status = build_status(view.guide, view.case, view.preferences)
    voice = view.voice
    dated = (
        () if status.ended else rank_due_dates(view.guide, view.known, view.now, view.case.muted)
    )
    first = dated[0] if dated else None
    lines = _render_day(view, first) if first else []
    lines += [f"<b>{name_case(view)}</b>", _render_next(view, status, first)]
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


def _render_day(view: View, dated: RankedDate) -> list[str]:
    """Return the day that matters most, and what to do about it where it is urgent."""
    named = f"deadline.{dated.due.deadline}"
    is_passed, is_coming = dated.urgency is Urgency.PASSED, dated.urgency is Urgency.COMING
    slot = "card.passed" if is_passed else "card.due" if is_coming else "card.urgent"
    values: Values = {"deadline": view.guide.texts[named], "day": dated.due.at or dated.due.day}
    act = view.guide.texts.get(f"{named}.after" if is_passed else f"{named}.act", "")
    return [view.voice.fill_slot(slot, values), *([act] if act and not is_coming else [])]


def digest_card(text: str) -> str:
    """Return what tells one card from another, and says nothing of what is in it."""
    return sha256(text.encode()).hexdigest()[:16]


def edit_changed_card(view: View, shown: str) -> list[Call]:
    """Return the edit of a card that says something else than the one seen, of the digest `shown`.

    The first question of a case is its card to be: that stays as it is until it is answered. The
    sender knows which message the card is by then, and makes a new one where it is gone.
    """
    is_begun = len(view.guide.walk(view.case.answers).trail) > 1
    if not is_begun or digest_card(text := render_card(view)) == shown:
        return []
    return [Call("editMessageText", build_body(view.chat_id, text, []), role=MessageRole.CARD)]


def name_case(view: View) -> str:
    """Return what a case is called: its number and its subject, never the order number."""
    answer = view.known.answer(view.guide.subject)
    if answer is None or answer.move != "answered":
        return view.voice.fill_slot("card.new", {"number": view.number})
    values = {"number": view.number, "title": view.convert_answer(view.guide.subject, answer)}
    return view.voice.fill_slot("card.title", values)


def _find_phase_title(view: View, status: Status) -> str:
    return view.guide.texts[f"phase.{view.guide.phases[status.phase - 1].id}"]


def _render_next(view: View, status: Status, first: RankedDate | None) -> str:
    """Return what comes next; that there is nothing to do only while no day is urgent."""
    if status.ended:
        return view.voice.texts["card.ended"]
    if not status.waiting:
        return view.voice.texts["card.answer"]
    is_urgent = first is not None and first.urgency is not Urgency.COMING
    if status.next_nudge_at is None:
        return view.voice.texts["card.watch_long" if is_urgent else "card.wait_long"]
    slot = "card.watch" if is_urgent else "card.wait"
    return view.voice.fill_slot(slot, {"moment": status.next_nudge_at})
