"""Labels of replies that are offered in doubt: what each would be read as."""

from datetime import datetime

from bot.rendering.view import View
from bot.timezones import lookup
from flows.definition.kinds import DueTime, Zone
from flows.definition.kinds.clocks import find_clock
from flows.engine.context import Context
from flows.model.errors import MisreadError


def render_choice(view: View, context: Context, token: str) -> str:
    """Return a reply offered in doubt as what it would be read as."""
    if isinstance(context.step.kind, Zone):
        return lookup.format_zone(token, view.now, view.voice.language)
    if isinstance(context.step.kind, DueTime) and (clock := find_clock(token)):
        return view.voice.fill_label(view.voice.texts[f"clock.{clock.name}"], {"time": clock.time})
    try:
        return view.voice.format_plain(context.step.kind.parse_text(token, context.asking))
    except MisreadError:  # a moment whose clock is asked for next
        return _render_moment(view, token) if isinstance(context.step.kind, DueTime) else token


def _render_moment(view: View, token: str) -> str:
    """Return a moment that is offered as the buyer writes one; as it stands where it is none."""
    try:
        moment = datetime.fromisoformat(token)
    except ValueError:
        return token
    return f"{view.voice.format_plain(moment.date())}, {moment:%H:%M}"
