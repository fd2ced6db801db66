"""Buttons that bring again what was shown before: the texts to paste, the case file."""

from bot.rendering.pages import Button, Rows, build_button
from bot.rendering.view import View
from bot.transport import callback_data
from flows.model.case import Spot


def build_text_rows(view: View, spot: Spot) -> Rows:
    """Return the button that shows the texts to paste of a question again, where it has some."""
    if not view.guide.steps[spot.step].letters:
        return []
    data = callback_data.encode_case_action(view.case.id, "text", "")
    return [[build_button(view.voice.texts["follow.text_again"], data)]]


def build_papers_rows(view: View) -> Rows:
    """Return the buttons by which a case file that is the same comes again, or to show others."""
    return [_build_papers_row(view, "again"), _build_papers_row(view, "redacted")]


def build_said_rows(view: View, slot: str) -> Rows:
    """Return the button of the copy to show to others, where a case file was sent just now."""
    return [_build_papers_row(view, "redacted")] if slot == "said.bound" else []


def _build_papers_row(view: View, wish: str) -> list[Button]:
    data = callback_data.encode_case_action(view.case.id, "papers", wish)
    return [build_button(view.voice.texts[f"papers.{wish}"], data)]
