"""The buttons that stand under every kind of question, and how buttons are put in rows."""

from typing import TypeVar

from bot.i18n.voice import clip_text
from bot.rendering.pages import Button, Rows, build_button
from bot.rendering.view import View
from bot.transport import callback_data
from flows.definition.kinds import Day, End, Exhibits, Story
from flows.engine.context import Context
from flows.engine.handlers.navigation import PLACE_PREFIX
from flows.model.case import Spot

NARROW_CHARACTERS, PAIR_SIZE = 18, 2
LABEL_CHARACTERS = 60
MAX_BUTTONS = 8
PAGE_SIZE = 7
"""Buttons of one page, beside the one that leads to the next."""

T = TypeVar("T")


def pack_buttons(buttons: list[Button]) -> Rows:
    """Return the buttons in order, two in a row where both labels are short."""
    rows: Rows = []
    for button in buttons:
        pair = [*rows[-1], button] if rows else []
        if len(pair) == PAIR_SIZE and all(
            len(str(each["text"])) <= NARROW_CHARACTERS for each in pair
        ):
            rows[-1] = pair
        else:
            rows.append([button])
    return rows


def cut_page(listed: list[T], first: int) -> tuple[list[T], int | None]:
    """Return what a page shows of a list from a place on, and where the next one begins.

    That is None where all of it fits on one.
    """
    size = PAGE_SIZE + (len(listed) <= PAGE_SIZE + 1)
    first = first if first < len(listed) else 0
    shown = listed[first : first + size]
    return shown, None if len(shown) == len(listed) else min(first + size, len(listed))


def build_more(view: View, action: str, following: int | None) -> Rows:
    """Return the button that leads to the next page of a list; none where there is no other."""
    if following is None:
        return []
    data = callback_data.encode_case_action(view.case.id, action, f"{PLACE_PREFIX}{following}")
    return [[build_button(view.guide.texts["control.others"], data)]]


def count_buttons(rows: Rows) -> int:
    """Return how many buttons rows have."""
    return sum(map(len, rows))


def build_keep(view: View, context: Context) -> Rows:
    """Return the button that keeps the answer a question has; it comes first."""
    if view.case.focus != context.spot:
        return []
    return [[build_control(view, context, "keep", "!keep")]]


def list_topics(view: View, spot: Spot) -> list[Button]:
    """Return the buttons of the topics that are offered beside a question."""
    topics = view.guide.steps[spot.step].topics
    return [build_topic_button(view, topic) for topic in topics]


def build_topic_button(view: View, topic: str) -> Button:
    """Return the button that tells a topic."""
    label = view.guide.texts[f"topic.{topic}.title"]
    return build_button(
        clip_text(label, LABEL_CHARACTERS),
        callback_data.encode_case_action(view.case.id, "topic", topic),
    )


def list_controls(view: View, context: Context) -> list[Button]:
    """Return the buttons every question has: done, skip and back, as far as they make sense."""
    kind, names = context.step.kind, list[str]()
    if isinstance(kind, Story | Exhibits):
        names.append("done")
    if context.can_skip and not isinstance(kind, Exhibits):  # there it is the same as done
        names.append("skip")
    if len(context.walk.trail) > 1 and not isinstance(kind, End):
        names.append("back")
    buttons = [build_control(view, context, name, f"!{name}") for name in names]
    if isinstance(kind, Day):
        month = context.asking.today.strftime("%Y-%m")
        buttons.insert(0, build_control(view, context, "calendar", f"cal-{month}"))
    return buttons


def build_control(view: View, context: Context, name: str, option: str) -> Button:
    """Return the button of a control; a press of it sends the option."""
    data = callback_data.encode_reply(view.case.id, context.spot, option)
    return build_button(view.guide.texts[f"control.{name}"], data)
