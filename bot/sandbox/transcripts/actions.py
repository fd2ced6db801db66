"""Does in the sandbox's world what a transcript says the person does."""

from bot.sandbox.transcripts import transcript
from bot.sandbox.transcripts.samples import sample
from bot.sandbox.world import user_actions
from bot.sandbox.world.types import Post, Talk
from bot.sandbox.world.world import World

_FORWARDED_FROM = "Supplier"


class Impossible(Exception):  # noqa: N818 - the transcript asks for what is not there
    """There is nothing to press, to edit or to answer; the text says what."""


def button(talk: Talk, press: transcript.Press) -> tuple[int, str] | None:
    """The message and data of a button: the newest there is, or the oldest there ever was."""
    posts = [post for post in talk.posts.values() if post.mine]
    for post in posts if press.oldest else reversed(posts):
        shown = post.labels if press.oldest else post.showing()
        for label in shown:
            if label.split() == press.label.split():  # however its spaces break
                return post.id, post.labels[label]
    return None


def do(world: World, talk: Talk, deed: transcript.Deed) -> list[Post]:
    """Do it, and return the messages it made or changed; raises `Impossible`."""
    chat = talk.person.id
    match deed:
        case transcript.Say(text):
            return user_actions.say(world, chat, text)
        case transcript.Reply(text):
            return user_actions.say(world, chat, text, reply_to=_last_file(talk).id)
        case transcript.Forward(text):
            return user_actions.say(world, chat, text, forward_from=_FORWARDED_FROM)
        case transcript.Files(names, caption, as_file, size):
            files = [sample(name, size) for name in names]
            return user_actions.send(world, chat, files, caption, as_file=as_file)
        case transcript.Edit(back, text):
            return [user_actions.edit(world, chat, _text(talk, back).id, text)]
        case transcript.Other(kind):
            return [user_actions.other(world, chat, kind)]
        case transcript.Place(latitude, longitude):
            return [user_actions.place(world, chat, latitude, longitude)]
        case transcript.Block(blocked):
            user_actions.block(world, chat, blocked=blocked)
            return []
        case transcript.Press():
            _press(world, talk, deed)
            return []


def _press(world: World, talk: Talk, press: transcript.Press) -> None:
    found = button(talk, press)
    if found is None:
        raise Impossible(f"no message has the button [{press.label}]")
    user_actions.press(world, talk.person.id, *found)


def _last_file(talk: Talk) -> Post:
    for post in reversed(talk.posts.values()):
        if not post.mine and ("photo" in post.body or "document" in post.body):
            return post
    raise Impossible("there is no file to answer")


def _text(talk: Talk, back: int) -> Post:
    texts = [post for post in talk.posts.values() if not post.mine and "text" in post.body]
    if not 1 <= back <= len(texts):
        raise Impossible(f"there are {len(texts)} texts to edit, not {back}")
    return texts[-back]
