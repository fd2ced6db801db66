"""What concerns the chat and not one question: commands, the list of cases, the language."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.handlers import nudge_commands
from bot.handlers.chat_session import ChatSession, OpenCase
from bot.i18n.voice import Values
from bot.rendering import reviews, status_card
from bot.rendering.effects import Call, build_messages
from bot.rendering.keyboards import Button, Rows
from bot.runtime.settings import Contact
from bot.transport import callback_data
from bot.transport.callback_data import ChatPress
from bot.transport.updates import Command, Press
from flows.engine.status import build_status
from flows.model.events import Event
from flows.model.events.buyer import Asked, Opened, Ordered, Reviewed, Skipped, WentBack
from storage.records import CaseRecord

CASE_COMMANDS: Mapping[str, Callable[[], Event]] = {
    "back": WentBack,
    "skip": Skipped,
    "review": Reviewed,
    "casefile": Ordered,
    "faq": lambda: Asked("faq"),
    "tips": lambda: Asked("tips"),
    "timeline": lambda: Asked("timeline"),
    "privacy": lambda: Asked("privacy"),
}

MAX_LISTED = 50
"""Cases that one list shows: Telegram refuses a message with more than 100 buttons."""


class ChatCommands:
    """Takes commands and presses that name no question; `contact` is whom to ask for a human."""

    def __init__(self, contact: Contact) -> None:
        self._contact = contact

    def run_command(self, room: ChatSession, command: Command) -> None:
        """Take a command; each ends with the live question, asked once."""
        if command.name == "start":
            self._resume_or_open(room, command.argument)
            return
        if command.name == "cases":
            self.show_cases(room)
            return
        held = room.ensure_case()
        event = CASE_COMMANDS.get(command.name)
        if event:
            room.apply_event(held, event())
        elif command.name in ("language", "cancel"):
            self._show_page(room, held, command.name)
        elif command.name in nudge_commands.COMMANDS:
            nudge_commands.run_command(room, command)
        else:
            room.repeat_question(held, self._build_reply(room, held, command.name))

    def show_cases(self, room: ChatSession) -> None:
        """Show every case of the chat, to open one or to start another."""
        page = _build_case_list(room)
        room.queue_calls(build_messages(room.chat.chat_id, [page.text], page.rows))

    def handle_press(self, room: ChatSession, press: ChatPress, where: Press) -> None:
        """Take a press about the chat."""
        answer = [Call("answerCallbackQuery", {"callback_query_id": where.query_id})]
        match press.action:
            case "new":
                room.queue_calls(answer)
                self._open_new_case(room, press.argument)
            case "open":
                room.queue_calls(answer)
                self._switch_case(room, press.argument)
            case "shelve":
                room.queue_calls(answer)
                self._archive_case(room, press.argument)
            case action if action in nudge_commands.COMMANDS:
                room.queue_calls(answer)
                nudge_commands.run_command(room, Command(action, press.argument))
            case "language" if press.argument in room.catalog.languages:
                room.chat = replace(room.chat, language=press.argument)
                room.queue_calls(answer)
                room.repeat_question(
                    room.ensure_case(), room.language.voice.texts["chat.language_set"]
                )
            case _:
                self.answer_unknown(room, where)

    def answer_unknown(self, room: ChatSession, where: Press) -> None:
        """Answer the press of a button that was never ours, and show the live question."""
        text = room.language.voice.texts["toast.unknown"]
        room.queue_calls(
            [Call("answerCallbackQuery", {"callback_query_id": where.query_id, "text": text})]
        )
        room.repeat_question(room.ensure_case())

    def _resume_or_open(self, room: ChatSession, payload: str) -> None:
        """Go on with the case on screen, else open one; a deep link may name problem or guide."""
        if room.current_case:
            room.apply_event(room.current_case, Opened())
        elif payload in room.language.guides:
            self._open_new_case(room, payload)
        else:
            self._open_new_case(room, "", payload)

    def _open_new_case(self, room: ChatSession, guide_id: str, payload: str = "") -> None:
        """Open a case; where there are several guides and none is named, ask for which."""
        if guide_id or len(room.language.guides) == 1:
            room.apply_event(room.start_case(guide_id), Opened(payload))
            return
        page = _build_guide_list(room)
        room.queue_calls(build_messages(room.chat.chat_id, [page.text], page.rows))

    def _build_reply(self, room: ChatSession, held: OpenCase, name: str) -> str:
        voice = room.language.voice
        if name == "status":
            return _describe_status(room, held)
        if name == "contact":
            contact = self._contact
            known = {"name": contact.name, "phone": contact.phone, "email": contact.email}
            return voice.fill_slot("chat.contact", {**known, "address": contact.address})
        return voice.texts["chat.help" if name == "help" else "chat.command"]

    def _show_page(self, room: ChatSession, held: OpenCase, name: str) -> None:
        pages = {"cancel": _build_cancel_page, "language": self._build_language_list}
        page = pages[name](room, held)
        room.queue_calls(build_messages(room.chat.chat_id, [page.text], page.rows))

    def _build_language_list(self, room: ChatSession, _held: OpenCase) -> reviews.Page:
        named = room.catalog.languages.items()
        rows: Rows = [
            [{"text": name, "callback_data": callback_data.encode_chat_action("language", code)}]
            for code, name in named
        ]
        return reviews.Page(room.language.voice.texts["chat.language"], rows)

    def _switch_case(self, room: ChatSession, case_id: str) -> None:
        held = room.open_cases.get(case_id)
        if held is None:
            room.repeat_question(room.ensure_case())
            return
        held.record = replace(held.record, archived_at=None)
        room.chat = replace(room.chat, current=case_id)
        room.apply_event(held, Opened())

    def _archive_case(self, room: ChatSession, case_id: str) -> None:
        held = room.open_cases.get(case_id)
        if held is None:
            room.repeat_question(room.ensure_case())
            return
        held.record = replace(held.record, archived_at=room.now)
        held.is_dirty = True
        if room.chat.current == case_id:
            room.chat = replace(room.chat, current=None)
        told = room.language.voice.fill_slot("chat.put_away", {"number": held.record.number})
        page = _build_case_list(room)
        room.queue_calls(build_messages(room.chat.chat_id, [told, page.text], page.rows))


def _describe_status(room: ChatSession, held: OpenCase) -> str:
    view = room.build_view(held)
    now = build_status(view.guide, view.case, view.preferences)
    known = {"phase": now.phase, "phases": now.phases, "question": now.question}
    place = view.voice.fill_slot("screen.question", {**known, "questions": now.questions})
    return f"{status_card.render_card(view)}\n{place}"


def _build_case_list(room: ChatSession) -> reviews.Page:
    voice, cases = room.language.voice, room.list_cases()
    lines, rows = [voice.texts["chat.cases"]], list[list[Button]]()
    if len(cases) > MAX_LISTED:
        lines.append(voice.fill_slot("chat.older", {"count": len(cases) - MAX_LISTED}))
    for record in cases[-MAX_LISTED:]:
        line = _describe_case(room, record)
        if record.id == room.chat.current:
            line += f" ({voice.texts['chat.on_screen']})"
        else:
            line += f" ({voice.texts['chat.shelved']})" if record.archived_at else ""
            label = voice.fill_slot("chat.switch", {"number": record.number})
            rows.append(
                [
                    {
                        "text": label,
                        "callback_data": callback_data.encode_chat_action("open", record.id),
                    }
                ]
            )
        lines.append(line)
    rows.append(
        [
            {
                "text": voice.texts["chat.new"],
                "callback_data": callback_data.encode_chat_action("new"),
            }
        ]
    )
    return reviews.Page("\n".join(lines), rows)


def _describe_case(room: ChatSession, record: CaseRecord) -> str:
    """Return a case in one line: its name, as far as it is loaded, and its phase."""
    guide, voice = room.language.guides[record.guide], room.language.voice
    held = room.open_cases.get(record.id)
    named = status_card.name_case(room.build_view(held)) if held else ""
    # A guide may have changed since, and have lost the phase.
    place = next((n for n, each in enumerate(guide.phases, 1) if each.id == record.phase), 1)
    title = guide.texts[f"phase.{guide.phases[place - 1].id}"]
    known: Values = {"phase": place, "phases": len(guide.phases), "title": title}
    named = named or voice.fill_slot("card.new", {"number": record.number})
    return f"<b>{named}</b>: {voice.fill_slot('card.phase', known)}"


def _build_guide_list(room: ChatSession) -> reviews.Page:
    rows: Rows = [
        [
            {
                "text": guide.texts["guide.title"],
                "callback_data": callback_data.encode_chat_action("new", guide.id),
            }
        ]
        for guide in room.language.guides.values()
    ]
    return reviews.Page(room.language.voice.texts["chat.guide"], rows)


def _build_cancel_page(room: ChatSession, held: OpenCase) -> reviews.Page:
    voice, case_id = room.language.voice, held.case.id
    rows: Rows = [
        [
            {
                "text": voice.texts["chat.shelve"],
                "callback_data": callback_data.encode_chat_action("shelve", case_id),
            }
        ],
        [
            {
                "text": voice.texts["chat.go_on"],
                "callback_data": callback_data.encode_chat_action("open", case_id),
            }
        ],
    ]
    return reviews.Page(voice.fill_slot("chat.cancel", {"number": held.record.number}), rows)
