"""Does in the sandbox's world what a transcript says the person does."""

from bot.sandbox import user_actions
from bot.sandbox.samples.make_sample import make_sample
from bot.sandbox.transcripts import transcript
from bot.sandbox.world.types import ChatHistory, Message
from bot.sandbox.world.world import World

_FORWARDED_FROM = "Supplier"


class ImpossibleActionError(Exception):
    """There is nothing to press, to edit or to answer; the text says what."""


def find_button(chat: ChatHistory, press: transcript.PressButton) -> tuple[int, str] | None:
    """The message and data of a button: the newest there is, or the oldest there ever was."""
    messages = [message for message in chat.messages.values() if message.from_bot]
    for message in messages if press.oldest else reversed(messages):
        shown = message.labels if press.oldest else message.list_labels()
        for label in shown:
            if label.split() == press.label.split():  # however its spaces break
                return message.id, message.labels[label]
    return None


def perform_action(world: World, chat: ChatHistory, action: transcript.UserAction) -> list[Message]:
    """Do it, and return the messages it made or changed; raises `ImpossibleActionError`."""
    chat_id = chat.person.id
    match action:
        case transcript.SendText(text):
            return user_actions.send_text(world, chat_id, text)
        case transcript.ReplyToFile(text):
            return user_actions.send_text(world, chat_id, text, reply_to=_find_last_file(chat).id)
        case transcript.ForwardText(text):
            return user_actions.send_text(world, chat_id, text, forward_from=_FORWARDED_FROM)
        case transcript.SendFiles(names, caption, as_file, size):
            files = [make_sample(name, size) for name in names]
            return user_actions.send_files(world, chat_id, files, caption, as_file=as_file)
        case transcript.EditText(back, text):
            return [user_actions.edit_message(world, chat_id, _find_text(chat, back).id, text)]
        case transcript.SwapFile(name, caption):
            number = _find_last_file(chat).id
            return [user_actions.swap_file(world, chat_id, number, make_sample(name), caption)]
        case transcript.SendOther(kind):
            return [user_actions.send_other(world, chat_id, kind)]
        case transcript.SendLocation(latitude, longitude):
            return [user_actions.send_location(world, chat_id, latitude, longitude)]
        case transcript.BlockBot(blocked):
            user_actions.set_blocked(world, chat_id, blocked=blocked)
            return []
        case transcript.PressButton():
            _press_button(world, chat, action)
            return []


def _press_button(world: World, chat: ChatHistory, press: transcript.PressButton) -> None:
    found = find_button(chat, press)
    if found is None:
        raise ImpossibleActionError(f"no message has the button [{press.label}]")
    user_actions.press_button(world, chat.person.id, *found)


def _find_last_file(chat: ChatHistory) -> Message:
    for message in reversed(chat.messages.values()):
        if not message.from_bot and ("photo" in message.body or "document" in message.body):
            return message
    raise ImpossibleActionError("there is no file to answer")


def _find_text(chat: ChatHistory, back: int) -> Message:
    texts = [
        message
        for message in chat.messages.values()
        if not message.from_bot and "text" in message.body
    ]
    if not 1 <= back <= len(texts):
        raise ImpossibleActionError(f"there are {len(texts)} texts to edit, not {back}")
    return texts[-back]
