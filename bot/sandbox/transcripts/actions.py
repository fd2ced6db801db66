"""Does in the sandbox's world what a transcript says the person does."""

from bot.sandbox import user_actions
from bot.sandbox.samples.make_sample import make_sample
from bot.sandbox.transcripts import transcript
from bot.sandbox.world.types import ChatHistory, Message
from bot.sandbox.world.world import World

_FORWARDED_FROM = "Supplier"


class ImpossibleActionError(Exception):
    """There is nothing to press, to edit or to answer; the text says what."""


def find_button(talk: ChatHistory, press: transcript.PressButton) -> tuple[int, str] | None:
    """The message and data of a button: the newest there is, or the oldest there ever was."""
    posts = [post for post in talk.messages.values() if post.from_bot]
    for post in posts if press.oldest else reversed(posts):
        shown = post.labels if press.oldest else post.list_labels()
        for label in shown:
            if label.split() == press.label.split():  # however its spaces break
                return post.id, post.labels[label]
    return None


def perform_action(world: World, talk: ChatHistory, deed: transcript.UserAction) -> list[Message]:
    """Do it, and return the messages it made or changed; raises `ImpossibleActionError`."""
    chat = talk.person.id
    match deed:
        case transcript.SendText(text):
            return user_actions.send_text(world, chat, text)
        case transcript.ReplyToFile(text):
            return user_actions.send_text(world, chat, text, reply_to=_find_last_file(talk).id)
        case transcript.ForwardText(text):
            return user_actions.send_text(world, chat, text, forward_from=_FORWARDED_FROM)
        case transcript.SendFiles(names, caption, as_file, size):
            files = [make_sample(name, size) for name in names]
            return user_actions.send_files(world, chat, files, caption, as_file=as_file)
        case transcript.EditText(back, text):
            return [user_actions.edit_message(world, chat, _find_text(talk, back).id, text)]
        case transcript.SendOther(kind):
            return [user_actions.send_other(world, chat, kind)]
        case transcript.SendLocation(latitude, longitude):
            return [user_actions.send_location(world, chat, latitude, longitude)]
        case transcript.BlockBot(blocked):
            user_actions.set_blocked(world, chat, blocked=blocked)
            return []
        case transcript.PressButton():
            _press_button(world, talk, deed)
            return []


def _press_button(world: World, talk: ChatHistory, press: transcript.PressButton) -> None:
    found = find_button(talk, press)
    if found is None:
        raise ImpossibleActionError(f"no message has the button [{press.label}]")
    user_actions.press_button(world, talk.person.id, *found)


def _find_last_file(talk: ChatHistory) -> Message:
    for post in reversed(talk.messages.values()):
        if not post.from_bot and ("photo" in post.body or "document" in post.body):
            return post
    raise ImpossibleActionError("there is no file to answer")


def _find_text(talk: ChatHistory, back: int) -> Message:
    texts = [post for post in talk.messages.values() if not post.from_bot and "text" in post.body]
    if not 1 <= back <= len(texts):
        raise ImpossibleActionError(f"there are {len(texts)} texts to edit, not {back}")
    return texts[-back]
