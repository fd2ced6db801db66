"""What is said beside the question of a case, which stays where it is; its card follows."""

from dataclasses import replace

from bot.handlers.chat_session import ChatSession
from bot.handlers.open_case import OpenCase
from bot.rendering import status_card
from bot.rendering.buttons import recalls
from bot.rendering.calls import build_messages
from bot.rendering.pages import Rows
from flows.engine.asides import note_aside


def tell_aside(session: ChatSession, open_case: OpenCase, text: str) -> None:
    """Say something beside the question of a case; one that is out of sight is named.

    A case that is new is asked its first question.
    """
    if not open_case.is_greeted:
        session.repeat_question(open_case, text)
        return
    open_case.case, is_hidden = note_aside(open_case.case)
    open_case.is_dirty = True
    parts, rows, view = [text], Rows(), session.build_view(open_case)
    if is_hidden:
        open_case.case = replace(open_case.case, asides=0)
        parts.append(recalls.render_recall(view, view.guide.find_spot(open_case.case)))
        rows = recalls.build_question_rows(view)
    card = status_card.edit_changed_card(view, open_case.record.shown)
    open_case.note_card(card)
    session.queue_calls([*card, *build_messages(view.chat_id, parts, rows)], open_case)


def refresh_card(session: ChatSession, open_case: OpenCase) -> None:
    """Edit the status card of a case, if it has changed since the buyer saw it."""
    view = session.build_view(open_case)
    card = status_card.edit_changed_card(view, open_case.record.shown)
    open_case.note_card(card)
    session.queue_calls(card, open_case)
    open_case.is_dirty = True  # writing it plans this no more
