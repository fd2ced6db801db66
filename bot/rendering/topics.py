"""A topic of the guide as a page, and the list of the questions people ask."""

from bot.rendering.buttons.controls import build_topic_button
from bot.rendering.evidence_score import render_items
from bot.rendering.pages import Page, Rows, build_button
from bot.rendering.privacy import PRIVACY, render_privacy
from bot.rendering.view import View
from bot.transport import callback_data
from flows.engine.handlers.navigation import FAQ, PLACE_PREFIX

STRENGTH = "strength"
PAGE_SIZE = 7
"""Questions of one page, beside the button that leads to the next."""


def render_topic(view: View, name: str) -> Page:
    """Return a topic, or for "faq" the list of its questions."""
    if name == FAQ:
        return Page(view.voice.texts["chat.faq"], build_question_rows(view, 0))
    title, template = (view.guide.texts[f"topic.{name}.{part}"] for part in ("title", "text"))
    text = view.voice.fill_text(template, view.build_values(view.known))
    if name == PRIVACY:
        return render_privacy(view, title, text)
    parts = [f"<b>{title}</b>\n{text}"]
    if name == STRENGTH:
        parts.append(render_items(view))
    return Page("\n\n".join(filter(None, parts)))


def build_question_rows(view: View, first: int) -> Rows:
    """Return the questions people ask from a place on, and the button that leads to the rest."""
    listed = [each.id for each in view.guide.topics if each.group == FAQ]
    size = PAGE_SIZE + (len(listed) <= PAGE_SIZE + 1)
    first = first if first < len(listed) else 0
    shown = listed[first : first + size]
    rows: Rows = [[build_topic_button(view, each)] for each in shown]
    if len(shown) == len(listed):
        return rows
    place = f"{PLACE_PREFIX}{min(first + size, len(listed))}"
    data = callback_data.encode_case_action(view.case.id, "topic", place)
    return [*rows, [build_button(view.guide.texts["control.others"], data)]]
