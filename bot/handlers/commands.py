"""What concerns the chat and not one question: commands, the list of cases, the language."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.handlers import nudge_commands
from bot.handlers.chat_session import Held, Room
from bot.i18n.voice import Values
from bot.rendering import reviews, status_card
from bot.rendering.effects import Call, messages
from bot.rendering.keyboards import Button, Rows
from bot.runtime.settings import Contact
from bot.transport import callback_data
from bot.transport.callback_data import ChatPress
from bot.transport.updates import Command, Press
from flows.engine.status import status
from flows.model.events.buyer import Asked, Event, Opened, Reviewed, Skipped, WentBack
from flows.model.events.exhibits import Ordered
from storage.records import CaseRecord

FOR_CASE: Mapping[str, Callable[[], Event]] = {
    "back": WentBack,
    "skip": Skipped,
    "review": Reviewed,
    "casefile": Ordered,
    "faq": lambda: Asked("faq"),
    "tips": lambda: Asked("tips"),
    "timeline": lambda: Asked("timeline"),
    "privacy": lambda: Asked("privacy"),
}

LISTED = 50
"""Cases that one list shows: Telegram refuses a message with more than 100 buttons."""


class Lobby:
    """Takes commands and presses that name no question; `contact` is whom to ask for a human."""

    def __init__(self, contact: Contact) -> None:
        self._contact = contact

    def command(self, room: Room, command: Command) -> None:
        """Take a command; each ends with the live question, asked once."""
        if command.name == "start":
            self._start(room, command.argument)
            return
        if command.name == "cases":
            self.cases(room)
            return
        held = room.on_screen()
        event = FOR_CASE.get(command.name)
        if event:
            room.take(held, event())
        elif command.name in ("language", "cancel"):
            self._pages(room, held, command.name)
        elif command.name in nudge_commands.COMMANDS:
            nudge_commands.command(room, command)
        else:
            room.ask_again(held, self._told(room, held, command.name))

    def cases(self, room: Room) -> None:
        """Show every case of the chat, to open one or to start another."""
        page = _cases(room)
        room.send(messages(room.chat.chat_id, [page.text], page.rows))

    def pressed(self, room: Room, press: ChatPress, where: Press) -> None:
        """Take a press about the chat."""
        answer = [Call("answerCallbackQuery", {"callback_query_id": where.query})]
        match press.action:
            case "new":
                room.send(answer)
                self._begin(room, press.argument)
            case "open":
                room.send(answer)
                self._open(room, press.argument)
            case "shelve":
                room.send(answer)
                self._shelve(room, press.argument)
            case action if action in nudge_commands.COMMANDS:
                room.send(answer)
                nudge_commands.command(room, Command(action, press.argument))
            case "language" if press.argument in room.catalogue.languages:
                room.chat = replace(room.chat, language=press.argument)
                room.send(answer)
                room.ask_again(room.on_screen(), room.speech.voice.texts["chat.language_set"])
            case _:
                self.unknown(room, where)

    def unknown(self, room: Room, where: Press) -> None:
        """Answer the press of a button that was never ours, and show the live question."""
        text = room.speech.voice.texts["toast.unknown"]
        room.send([Call("answerCallbackQuery", {"callback_query_id": where.query, "text": text})])
        room.ask_again(room.on_screen())

    def _start(self, room: Room, payload: str) -> None:
        """Go on with the case on screen, else open one; a deep link may name problem or guide."""
        if room.current:
            room.take(room.current, Opened())
        elif payload in room.speech.guides:
            self._begin(room, payload)
        else:
            self._begin(room, "", payload)

    def _begin(self, room: Room, guide_id: str, payload: str = "") -> None:
        """Open a case; where there are several guides and none is named, ask for which."""
        if guide_id or len(room.speech.guides) == 1:
            room.take(room.begin(guide_id), Opened(payload))
            return
        page = _guides(room)
        room.send(messages(room.chat.chat_id, [page.text], page.rows))

    def _told(self, room: Room, held: Held, name: str) -> str:
        voice = room.speech.voice
        if name == "status":
            return _status(room, held)
        if name == "contact":
            contact = self._contact
            known = {"name": contact.name, "phone": contact.phone, "email": contact.email}
            return voice.fill("chat.contact", {**known, "address": contact.address})
        return voice.texts["chat.help" if name == "help" else "chat.command"]

    def _pages(self, room: Room, held: Held, name: str) -> None:
        pages = {"cancel": _cancel, "language": self._languages}
        page = pages[name](room, held)
        room.send(messages(room.chat.chat_id, [page.text], page.rows))

    def _languages(self, room: Room, _held: Held) -> reviews.Page:
        named = room.catalogue.languages.items()
        rows: Rows = [
            [{"text": name, "callback_data": callback_data.of_chat("language", code)}]
            for code, name in named
        ]
        return reviews.Page(room.speech.voice.texts["chat.language"], rows)

    def _open(self, room: Room, case_id: str) -> None:
        held = room.held.get(case_id)
        if held is None:
            room.ask_again(room.on_screen())
            return
        held.record = replace(held.record, archived_at=None)
        room.chat = replace(room.chat, current=case_id)
        room.take(held, Opened())

    def _shelve(self, room: Room, case_id: str) -> None:
        held = room.held.get(case_id)
        if held is None:
            room.ask_again(room.on_screen())
            return
        held.record = replace(held.record, archived_at=room.now)
        held.touched = True
        if room.chat.current == case_id:
            room.chat = replace(room.chat, current=None)
        told = room.speech.voice.fill("chat.put_away", {"number": held.record.number})
        page = _cases(room)
        room.send(messages(room.chat.chat_id, [told, page.text], page.rows))


def _status(room: Room, held: Held) -> str:
    view = room.view(held)
    now = status(view.guide, view.case, view.habits)
    known = {"phase": now.phase, "phases": now.phases, "question": now.question}
    place = view.voice.fill("screen.question", {**known, "questions": now.questions})
    return f"{status_card.text(view)}\n{place}"


def _cases(room: Room) -> reviews.Page:
    voice, cases = room.speech.voice, room.cases()
    lines, rows = [voice.texts["chat.cases"]], list[list[Button]]()
    if len(cases) > LISTED:
        lines.append(voice.fill("chat.older", {"count": len(cases) - LISTED}))
    for record in cases[-LISTED:]:
        line = _case(room, record)
        if record.id == room.chat.current:
            line += f" ({voice.texts['chat.on_screen']})"
        else:
            line += f" ({voice.texts['chat.shelved']})" if record.archived_at else ""
            label = voice.fill("chat.switch", {"number": record.number})
            rows.append(
                [{"text": label, "callback_data": callback_data.of_chat("open", record.id)}]
            )
        lines.append(line)
    rows.append([{"text": voice.texts["chat.new"], "callback_data": callback_data.of_chat("new")}])
    return reviews.Page("\n".join(lines), rows)


def _case(room: Room, record: CaseRecord) -> str:
    """Return a case in one line: its name, as far as it is loaded, and its phase."""
    guide, voice = room.speech.guides[record.guide], room.speech.voice
    held = room.held.get(record.id)
    named = status_card.name(room.view(held)) if held else ""
    # A guide may have changed since, and have lost the phase.
    place = next((n for n, each in enumerate(guide.phases, 1) if each.id == record.phase), 1)
    title = guide.texts[f"phase.{guide.phases[place - 1].id}"]
    known: Values = {"phase": place, "phases": len(guide.phases), "title": title}
    named = named or voice.fill("card.new", {"number": record.number})
    return f"<b>{named}</b>: {voice.fill('card.phase', known)}"


def _guides(room: Room) -> reviews.Page:
    rows: Rows = [
        [
            {
                "text": guide.texts["guide.title"],
                "callback_data": callback_data.of_chat("new", guide.id),
            }
        ]
        for guide in room.speech.guides.values()
    ]
    return reviews.Page(room.speech.voice.texts["chat.guide"], rows)


def _cancel(room: Room, held: Held) -> reviews.Page:
    voice, case_id = room.speech.voice, held.case.id
    rows: Rows = [
        [
            {
                "text": voice.texts["chat.shelve"],
                "callback_data": callback_data.of_chat("shelve", case_id),
            }
        ],
        [
            {
                "text": voice.texts["chat.go_on"],
                "callback_data": callback_data.of_chat("open", case_id),
            }
        ],
    ]
    return reviews.Page(voice.fill("chat.cancel", {"number": held.record.number}), rows)
