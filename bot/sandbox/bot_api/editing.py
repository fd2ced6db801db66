"""The bot's changes to what is there: edits, deletions, pins, reactions, answered presses."""

from bot.sandbox.bot_api.errors import bad
from bot.sandbox.bot_api.message_content import caption_of, markup_of, text_of, without_reply
from bot.sandbox.bot_api.sending import reached, spoken_of
from bot.sandbox.world.types import Ask, Json, Post, Talk
from bot.sandbox.world.world import World

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
_LOST_QUERY = "query is too old and response timeout expired or query ID is invalid"
_QUERY_SECONDS = 60
_DELETE_SECONDS = 48 * 3600
_EMOJI = """
    ❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮
    💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡
    🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻
    👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿
    🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
_REACTIONS = frozenset(_EMOJI.split())


def _found(talk: Talk, ask: Ask, act: str) -> Post:
    post = talk.posts.get(ask.params.get("message_id", 0))
    if post is None:
        raise bad(f"message to {act} not found")
    return post


def _own(world: World, ask: Ask) -> tuple[Talk, Post]:
    """The bot's own message that is to be edited."""
    talk = reached(world, ask)
    post = _found(talk, ask, "edit")
    if not post.mine or post.service:
        raise bad("message can't be edited")
    return talk, post


def edit_text(world: World, ask: Ask) -> Json:
    """Another text; a keyboard that is left out is taken away."""
    talk, post = _own(world, ask)
    if "text" not in post.body:
        raise bad("there is no text in the message to edit")
    text, entities = text_of(ask.params)
    content: Json = {"text": text} | ({"entities": entities} if entities else {})
    return _edit(world, talk, post, ("text", "entities"), content | markup_of(ask.params))


def edit_caption(world: World, ask: Ask) -> Json:
    """Another caption under a file."""
    talk, post = _own(world, ask)
    if "text" in post.body:
        raise bad("there is no caption in the message to edit")
    content = caption_of(ask.params) | markup_of(ask.params)
    return _edit(world, talk, post, ("caption", "caption_entities"), content)


def edit_markup(world: World, ask: Ask) -> Json:
    """Another keyboard, or none."""
    talk, post = _own(world, ask)
    markup = markup_of(ask.params)
    if not markup and "reply_markup" not in post.body:
        raise bad("MESSAGE_EMPTY")
    return _edit(world, talk, post, (), markup)


def _edit(world: World, talk: Talk, post: Post, replaced: tuple[str, ...], content: Json) -> Json:
    gone = {*replaced, "reply_markup"}
    old = {key: value for key, value in post.body.items() if key in gone}
    if old == content:
        raise bad(_SAME)
    kept = {key: value for key, value in post.body.items() if key not in gone}
    # A new dictionary: updates already handed out keep showing the message as it was.
    post.body = {**kept, "edit_date": int(world.now()), **content}
    world.changed(talk, post)
    return post.body


def delete(world: World, ask: Ask) -> bool:
    """Take one message away, the person's too, within 48 hours."""
    talk = spoken_of(world, ask)
    post = _found(talk, ask, "delete")
    if world.now() - post.body["date"] > _DELETE_SECONDS:
        raise bad("message can't be deleted")
    _remove(world, talk, post.id)
    return True


def delete_many(world: World, ask: Ask) -> bool:
    """Take up to a hundred messages away; those that cannot go are passed over."""
    talk = spoken_of(world, ask)
    for number in ask.params["message_ids"]:
        post = talk.posts.get(number)
        if post and world.now() - post.body["date"] <= _DELETE_SECONDS:
            _remove(world, talk, number)
    return True


def _remove(world: World, talk: Talk, number: int) -> None:
    del talk.posts[number]
    world.log(talk, "deleted", {"message_id": number})


def pin(world: World, ask: Ask) -> bool:
    """Pin a message; as in Telegram, a line about it goes to the chat and to the bot."""
    talk = reached(world, ask)
    post = _found(talk, ask, "pin")
    if post.pinned:
        return True
    post.pinned = True
    world.log(talk, "pinned", {"message_id": post.id})
    line = world.header(talk, mine=True) | {"pinned_message": without_reply(post.body)}
    world.add(talk, Post(line, mine=True))
    world.mailbox.put("message", line)
    return True


def unpin(world: World, ask: Ask) -> bool:
    """Unpin one message, or the newest pinned one."""
    talk = reached(world, ask)
    pinned = [post for post in talk.posts.values() if post.pinned]
    wanted = ask.params.get("message_id")
    chosen = [post for post in pinned if wanted is None or post.id == wanted][-1:]
    if not chosen:
        raise bad("message to unpin not found")
    chosen[0].pinned = False
    world.log(talk, "pinned", {"message_id": None, "unpinned": chosen[0].id})
    return True


def react(world: World, ask: Ask) -> bool:
    """Set the bot's own reaction on a message."""
    talk = reached(world, ask)
    post = _found(talk, ask, "react")
    emoji = [item.get("emoji", "") for item in ask.params.get("reaction", [])]
    if not set(emoji) <= _REACTIONS or len(emoji) > 1:
        raise bad("REACTION_INVALID" if len(emoji) < 2 else "REACTIONS_TOO_MANY")
    post.bot_reactions = emoji
    world.log(talk, "reaction", post.reacted("bot"))
    return True


def answer_query(world: World, ask: Ask) -> bool:
    """Answer a press; a text becomes a toast, or an alert."""
    query = world.queries.get(ask.params["callback_query_id"])
    if query is None or world.now() - query.asked_at > _QUERY_SECONDS:
        raise bad(_LOST_QUERY)
    if ask.params.get("text"):
        alert = ask.params.get("show_alert", False)
        told = {"text": ask.params["text"], "alert": alert}
        world.log(world.talk(query.chat_id), "toast", told)
    return True
