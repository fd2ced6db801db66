"""Buttons that bring again what was shown before: the texts to paste, the case file."""

from bot.rendering.pages import Rows, build_button
from bot.rendering.questions import render_headline
from bot.rendering.view import View
from bot.transport import callback_data
from flows.model.case import Spot


def build_text_rows(view: View, spot: Spot) -> Rows:
    """Return the button that shows the texts to paste of a question again, where it has some."""
    if not view.guide.steps[spot.step].letters:
        return []
    data = callback_data.encode_case_action(view.case.id, "text", "")
    return [[build_button(view.voice.texts["follow.text_again"], data)]]


def render_recall(view: View, spot: Spot) -> str:
    """Return the line that names the question which is open, as HTML."""
    return view.voice.texts["screen.recall"].format(title=render_headline(view, spot))


def build_question_rows(view: View) -> Rows:
    """Return the button that shows the open question again."""
    data = callback_data.encode_case_action(view.case.id, "text", "")
    return [[build_button(view.voice.texts["follow.open"], data)]]


def build_papers_rows(view: View) -> Rows:
    """Return the button that sends the case file again although it is the same."""
    return _build_papers_rows(view, "again")


def build_redacted_rows(view: View) -> Rows:
    """Return the button that brings the copy of a case file to show to others."""
    return _build_papers_rows(view, "redacted")


def _build_papers_rows(view: View, wish: str) -> Rows:
    data = callback_data.encode_case_action(view.case.id, "papers", wish)
    return [[build_button(view.voice.texts[f"papers.{wish}"], data)]]
