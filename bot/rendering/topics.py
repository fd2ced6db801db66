"""A topic of the guide as a page, and the list of the questions people ask."""

from bot.rendering.evidence_score import render_items
from bot.rendering.keyboards import build_topic_button
from bot.rendering.pages import Page
from bot.rendering.privacy import PRIVACY, render_privacy
from bot.rendering.view import View

FAQ = "faq"
STRENGTH = "strength"


def render_topic(view: View, name: str) -> Page:
    """Return a topic, or for "faq" the list of its questions."""
    if name == FAQ:
        listed = [each.id for each in view.guide.topics if each.group == FAQ]
        rows = [[build_topic_button(view, each)] for each in listed]
        return Page(view.voice.texts["chat.faq"], rows)
    title, template = (view.guide.texts[f"topic.{name}.{part}"] for part in ("title", "text"))
    text = view.voice.fill_text(template, view.build_values(view.known))
    if name == PRIVACY:
        return render_privacy(view, title, text)
    parts = [f"<b>{title}</b>\n{text}"]
    if name == STRENGTH:
        parts.append(render_items(view))
    return Page("\n\n".join(filter(None, parts)))
