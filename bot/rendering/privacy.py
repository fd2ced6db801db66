"""The page about the buyer's data: who can read them, for how long they are kept, how to end it."""

from bot.rendering.pages import Page, build_chat_button
from bot.rendering.view import View
from bot.transport.callback_data import ChatAction

PRIVACY = "privacy"


def render_privacy(view: View, title: str, text: str) -> Page:
    """Return the page; title and text are the guide's, on what its marketplace sees."""
    fill, policy = view.voice.fill_slot, view.policy
    operator = (
        fill("privacy.operator", {"operator": policy.operator})
        if policy.operator
        else fill("privacy.unnamed")
    )
    more = [
        *(fill(f"privacy.{slot}") for slot in ("kept", "purpose", "telegram")),
        " ".join(_describe_ages(view)),
        fill("privacy.reminded" if _is_reminded(view) else "privacy.not_reminded"),
    ]
    quote = "<blockquote expandable>" + "\n".join(more) + "</blockquote>"
    parts = [f"<b>{title}</b>\n{operator}", text, fill("privacy.end"), quote]
    rows = [
        [
            build_chat_button(view.voice.texts["privacy.export"], ChatAction.EXPORT),
            build_chat_button(view.voice.texts["privacy.forget"], ChatAction.FORGET),
        ]
    ]
    return Page("\n\n".join(parts), rows)


def _describe_ages(view: View) -> list[str]:
    """Return for how long cases are kept, in sentences."""
    days = {"draft": view.policy.draft_days, "closed": view.policy.closed_days}
    lines = [
        view.voice.fill_slot(f"privacy.{name}", {"days": count})
        if count
        else view.voice.fill_slot(f"privacy.{name}_kept")
        for name, count in days.items()
    ]
    return [*lines, view.voice.fill_slot("privacy.warned")] if any(days.values()) else lines


def _is_reminded(view: View) -> bool:
    return view.guide.can_nudge(view.known) and not view.preferences.stopped
