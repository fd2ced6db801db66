"""The commands: one table that answers them, fills the bot's menu, and is named by /help."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.handlers import case_list, languages, nudge_commands
from bot.handlers.chat_session import ChatSession
from bot.handlers.privacy import exporting, forgetting
from bot.handlers.screens.asides import tell_aside
from bot.rendering import status_card
from bot.transport.updates import CommandMessage
from flows.engine.status import build_status, count_phase_questions
from flows.model.events import Event
from flows.model.events.buyer import Asked, Ordered, Reviewed, Skipped, WentBack

CommandHandler = Callable[[ChatSession, str], None]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name without the slash, and the handler of what is typed behind it.

    One that is `in_menu` is described there by the text `command.<name>`. One that `needs_case`
    finds a case on screen: where there is none, a new one is opened first.
    """

    name: str
    handler: CommandHandler
    in_menu: bool = True
    needs_case: bool = True


def run_command(session: ChatSession, message: CommandMessage) -> None:
    """Answer a command; the question stays where it is."""
    command = _BY_NAME.get(message.name, _UNKNOWN)
    if command.needs_case:
        session.ensure_case()
    command.handler(session, message.argument)


def needs_case(name: str) -> bool:
    """Whether what is answered to a command is about the case on screen."""
    return _BY_NAME.get(name, _UNKNOWN).needs_case


def _apply(build_event: Callable[[], Event]) -> CommandHandler:
    """Return the handler that applies a new event to the case on screen."""

    def apply_event(session: ChatSession, _argument: str) -> None:
        session.apply_event(session.ensure_case(), build_event())

    return apply_event


def _ask_topic(topic: str) -> CommandHandler:
    return _apply(lambda: Asked(topic))


def _show_status(session: ChatSession, _argument: str) -> None:
    open_case = session.ensure_case()
    view = session.build_view(open_case)
    status = build_status(view.guide, view.case, view.preferences)
    phase = {"phase": status.phase, "phases": status.phases}
    about = count_phase_questions(view.guide, view.case, status.question)
    question = {"question": status.question, "questions": about}
    place = view.voice.fill_slot("screen.question", {**phase, **question})
    tell_aside(session, open_case, f"{status_card.render_card(view)}\n{place}")


def _show_contact(session: ChatSession, _argument: str) -> None:
    contact = session.contact
    values = {"name": contact.name, "phone": contact.phone, "email": contact.email}
    text = session.voice.fill_slot("chat.contact", {**values, "address": contact.address})
    tell_aside(session, session.ensure_case(), text)


def _show_help(session: ChatSession, _argument: str) -> None:
    names = {command.name: f"/{command.name}" for command in COMMANDS}
    tell_aside(session, session.ensure_case(), session.voice.fill_slot("chat.help", names))


def _refuse(session: ChatSession, _argument: str) -> None:
    tell_aside(session, session.ensure_case(), session.voice.texts["chat.command"])


COMMANDS = (
    Command("start", case_list.resume_or_open, needs_case=False),
    Command("status", _show_status),
    Command("review", _apply(Reviewed)),
    Command("casefile", _apply(Ordered)),
    Command("back", _apply(WentBack)),
    Command("skip", _apply(Skipped)),
    Command("upcoming", nudge_commands.show_upcoming),
    Command("quiet", nudge_commands.set_quiet_hours),
    Command("stop", nudge_commands.stop_nudges),
    Command("cases", case_list.show_cases, needs_case=False),
    Command("faq", _ask_topic("faq")),
    Command("tips", _ask_topic("tips")),
    Command("timeline", _ask_topic("timeline")),
    Command("privacy", _ask_topic("privacy")),
    Command("export", exporting.request_export, needs_case=False),
    Command("forget", forgetting.ask_what, needs_case=False),
    Command("contact", _show_contact),
    Command("language", languages.show_languages),
    Command("cancel", case_list.confirm_archiving),
    Command("help", _show_help),
    Command("calendar", nudge_commands.send_calendar, in_menu=False),
    Command("go", nudge_commands.resume_nudges, in_menu=False),
)
"""Every command there is, in the order of the menu."""

MENU = tuple(command.name for command in COMMANDS if command.in_menu)

_BY_NAME: Mapping[str, Command] = {command.name: command for command in COMMANDS}
_UNKNOWN = Command("", _refuse, in_menu=False)
