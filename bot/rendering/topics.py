"""A topic of the guide as a page, and the list of the questions people ask."""

from bot.rendering.buttons.controls import build_more, build_topic_button, cut_page
from bot.rendering.evidence_score import render_items
from bot.rendering.pages import Page, Rows
from bot.rendering.privacy import PRIVACY, render_privacy
from bot.rendering.view import View
from flows.engine.handlers.navigation import FAQ

STRENGTH = "strength"


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
    shown, following = cut_page(listed, first)
    rows: Rows = [[build_topic_button(view, each)] for each in shown]
    return [*rows, *build_more(view, "topic", following)]
