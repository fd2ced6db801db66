"""People who do anything: what they may type, press, send and edit, drawn by chance."""

from dataclasses import dataclass
from datetime import timedelta

from hypothesis import strategies as st

from bot.sandbox.world.types import Json
from tests.support.bot.hostile_inputs import GARBAGE, NASTY, PLAUSIBLE, TYPED_COMMANDS

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Types:
    """A text; in reply to the n-th message of the chat when `reply` is given."""

    text: str
    reply: int | None = None


@dataclass(frozen=True, slots=True)
class Presses:
    """The n-th button ever shown, also one that is long gone, also twice."""

    button: int
    times: int = 1


@dataclass(frozen=True, slots=True)
class Forges:
    """A press of a button the bot never made."""

    data: str


@dataclass(frozen=True, slots=True)
class Goes:
    """So many sensible answers to whatever is asked, by the n-th button where there is one."""

    steps: int
    button: int


@dataclass(frozen=True, slots=True)
class Sends:
    """A message of any kind, `content` being its own fields."""

    content: Json


@dataclass(frozen=True, slots=True)
class Edits:
    """Another text or caption for the n-th message of their own."""

    message: int
    text: str


@dataclass(frozen=True, slots=True)
class Waits:
    """Time passes."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class Fetches:
    """The files sent so far are brought in, or are `lost`."""

    lost: str


@dataclass(frozen=True, slots=True)
class Strays:
    """An update that is no private message: from a group, a channel, or about membership."""

    kind: str
    body: Json


UserInput = Types | Presses | Forges | Goes | Sends | Edits | Waits | Fetches | Strays

texts = st.one_of(
    st.sampled_from(NASTY),
    st.sampled_from(PLAUSIBLE),
    st.sampled_from(TYPED_COMMANDS).map("/{}".format),
    st.text(st.characters(), min_size=1, max_size=80),
)
numbers = st.integers(0, 400)


def _file(kind: str, size: int | None, name: str | None, caption: str | None) -> Json:
    known = {"file_id": f"{kind}-file", "file_unique_id": kind}
    named = {**known, **({"file_name": name, "mime_type": name} if name is not None else {})}
    told: Json = named if size is None else {**named, "file_size": size}
    body: Json = {kind: [known, told] if kind == "photo" else told}
    return {**body, **({"caption": caption} if caption is not None else {})}


files = st.builds(
    _file,
    st.sampled_from(
        ["photo", "document", "video", "voice", "audio", "video_note", "animation", "photo"]
    ),
    st.sampled_from([None, 0, 1, 80_000, 20 * MEGABYTE, 20 * MEGABYTE + 1, 25 * MEGABYTE]),
    st.none() | texts,
    st.none() | texts,
)
things = st.sampled_from(
    [
        {"sticker": {"file_id": "s", "emoji": "🙂"}},
        {"poll": {"id": "1", "question": "?", "options": []}},
        {"location": {"latitude": 22.5, "longitude": 114.0}},
        {"location": {"latitude": 1.0, "longitude": 1.0}, "venue": {"title": "x", "address": "y"}},
        {"contact": {"phone_number": "+1", "first_name": "C"}},
        {"dice": {"emoji": "🎲", "value": 4}},
        {"story": {"id": 1}},
        {"checklist": {"title": "x", "tasks": []}},
        {"game": {"title": "x"}},
        {"text": "forwarded", "forward_origin": {"type": "hidden_user", "sender_user_name": "Li"}},
    ]
)
GROUP = {"id": -100123, "type": "supergroup", "title": "Group"}
CHANNEL = {"id": -100456, "type": "channel", "title": "Channel"}
SOMEBODY = {"id": 77, "is_bot": False, "first_name": "Somebody"}
strays = st.sampled_from(
    [
        Strays("message", {"message_id": 1, "chat": GROUP, "from": SOMEBODY, "text": "/start"}),
        Strays("message", {"message_id": 2, "chat": GROUP, "from": SOMEBODY, "text": "hello"}),
        Strays("message", {"message_id": 3, "chat": GROUP, "new_chat_title": "x"}),
        Strays("edited_message", {"message_id": 2, "chat": GROUP, "text": "/start"}),
        Strays("channel_post", {"message_id": 4, "chat": CHANNEL, "text": "/start"}),
        Strays("message", {"message_id": 5, "chat": CHANNEL, "text": "hello"}),
        Strays("inline_query", {"id": "1", "from": SOMEBODY, "query": "x", "offset": ""}),
        Strays("my_chat_member", {"chat": GROUP, "from": SOMEBODY, "date": 1}),
        Strays("poll", {"id": "1", "question": "?", "options": []}),
    ]
)

user_inputs: st.SearchStrategy[UserInput] = st.one_of(
    st.builds(Types, texts, st.none() | numbers),
    st.builds(Presses, numbers, st.integers(1, 2)),
    st.builds(Forges, st.sampled_from(GARBAGE) | st.text(st.characters(), max_size=40)),
    st.builds(Goes, st.integers(1, 25), st.integers(0, 9)),
    st.builds(Sends, files | things),
    st.builds(Edits, numbers, texts),
    st.builds(Waits, st.sampled_from([timedelta(seconds=3), timedelta(hours=7)])),
    st.builds(Waits, st.integers(1, 40).map(lambda days: timedelta(days=days))),
    st.builds(Fetches, st.sampled_from(["", "gone", "too_big"])),
    strays,
)
