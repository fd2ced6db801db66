"""The request behind each row of `golden-responses.txt`, the answers of Telegram's own server."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.sandbox import user_actions
from bot.sandbox.world.types import Upload
from tests.support.sandbox.worlds import Scene

Params = dict[str, Any]
RESPONSES = Path(__file__).with_name("golden-responses.txt")


@dataclass(frozen=True)
class Sent:
    """Parameters and files of one request; `chat_id` is filled in unless it is given."""

    params: Params = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)


_PDF = Upload("r.pdf", "application/pdf", b"%PDF-1.4 x")
_PICTURE = Upload("p.png", "image/png", b"\x89PNG" + bytes(12) + b"\0\0\1\x2c\0\0\0\xc8")


def _text(text: str, **more: Any) -> Sent:
    return Sent({"text": text, **more})


def _html(text: str) -> Sent:
    return _text(text, parse_mode="HTML")


def _keys(keyboard: Any, **more: Any) -> Sent:
    return _text("x", reply_markup={"inline_keyboard": keyboard}, **more)


def _button(**button: Any) -> Sent:
    return _keys([[{"text": "A", **button}]])


def _album(count: int) -> Sent:
    media = [{"type": "photo", "media": f"attach://f{number}"} for number in range(count)]
    return Sent({"media": media}, {f"f{number}": _PICTURE for number in range(count)})


def _commands(*commands: tuple[str, str]) -> Sent:
    told = [{"command": name, "description": text} for name, text in commands]
    return Sent({"commands": told, "chat_id": None})


FIXED: dict[str, Sent] = {
    "empty text": _text(""),
    "no text": Sent(),
    "blank text": _text(" \n "),
    "only tags": _html("<b></b>"),
    "4097 chars": _text("x" * 4097),
    "4096 emoji (UTF-16 8192)": _text("😀" * 4096),
    "4097 emoji": _text("😀" * 4097),
    "parse_mode html (lower case)": _text("<b>x</b>", parse_mode="html"),
    "unsupported parse_mode": _text("x", parse_mode="BBCode"),
    "callback_data 65 bytes": _button(callback_data="x" * 65),
    "callback_data 64 bytes": _button(callback_data="x" * 64),
    "callback_data 33 cyrillic (66 bytes)": _button(callback_data="я" * 33),
    "button without action": _button(),
    "button empty text": _keys([[{"text": "", "callback_data": "a"}]]),
    "button bad url": _button(url="nope nope"),
    "inline_keyboard null": _keys(None),
    "inline_keyboard []": _keys([]),
    "reply_markup not JSON": _text("x", reply_markup="{nope"),
    "101 buttons": _keys([[{"text": "A", "callback_data": "a"}]] * 101),
    "reply to missing": _text("x", reply_parameters={"message_id": 9999}),
    "reply to missing, allowed": _text(
        "x", reply_parameters={"message_id": 9999, "allow_sending_without_reply": True}
    ),
    "chat not found": _text("x", chat_id=5),
    "chat_id empty": _text("x", chat_id=""),
    "@nobody": _text("x", chat_id="@nobody"),
    "callback: unknown id": Sent({"callback_query_id": "12345", "chat_id": None}),
    "callback: no id": Sent({"chat_id": None}),
    "getFile: bad id": Sent({"file_id": "nope", "chat_id": None}),
    "getFile: no id": Sent({"chat_id": None}),
    "photo: bad file_id": Sent({"photo": "nope"}),
    "photo: none": Sent(),
    "photo: not an image": Sent(files={"photo": Upload("x.txt", "text/plain", b"text")}),
    "photo: caption 1025": Sent({"caption": "x" * 1025}, {"photo": _PICTURE}),
    "document: empty file": Sent(files={"document": Upload("e.txt", "text/plain", b"")}),
    "= sendMessage result": _text(
        "hi <b>x</b>",
        parse_mode="HTML",
        reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]},
    ),
    "= sendPhoto result": Sent({"caption": "c"}, {"photo": _PICTURE}),
    "= sendDocument result": Sent(files={"document": _PDF}),
    "album of 1": _album(1),
    "album of 11": _album(11),
    "album: attach missing": Sent({"media": [{"type": "photo", "media": "attach://gone"}]}),
    "commands: bad name": _commands(("Bad Name", "x")),
    "commands: empty description": _commands(("help", "")),
    "commands: leading slash": _commands(("/help", "Help")),
    "commands: not JSON": Sent({"commands": "[nope", "chat_id": None}),
    "action: wrong": Sent({"action": "dance"}),
    "missing path": Sent(),
    "unknown method": Sent({"chat_id": None}),
    "wrong token": Sent({"chat_id": None}),
    "= getMe": Sent({"chat_id": None}),
    "getUpdates: allowed_updates not JSON": Sent({"allowed_updates": "[x", "chat_id": None}),
    "getUpdates: limit 0": Sent({"limit": 0, "chat_id": None}),
}

_SAME_KEYS = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}


def _with_id(number: int, **more: Any) -> Sent:
    return Sent({"message_id": number, **more})


def _bare(scene: Scene) -> Sent:
    """A message that has no keyboard, told to have none."""
    number = scene.ask("sendMessage", chat_id=scene.chat, text="bare")["message_id"]
    return _with_id(number)


def _deleted(scene: Scene) -> Sent:
    scene.ask("deleteMessage", chat_id=scene.chat, message_id=scene.own)
    return _with_id(scene.own, text="x")


def _reaction(emoji: str) -> Callable[[Scene], Sent]:
    return lambda scene: _with_id(scene.theirs, reaction=[{"type": "emoji", "emoji": emoji}])


def _started(scene: Scene) -> Sent:
    user_actions.send_text(scene.world, scene.chat, "/start abc")
    return Sent({"offset": -1, "chat_id": None})


IN_SCENE: dict[str, Callable[[Scene], Sent]] = {
    "= message update": _started,
    "edit: same text and keyboard": lambda scene: _with_id(
        scene.own, text="hi", reply_markup=_SAME_KEYS
    ),
    "edit: keyboard left out -> removed": lambda scene: _with_id(scene.own, text="hi"),
    "edit: new text": lambda scene: _with_id(scene.own, text="other"),
    "edit: not found": lambda _scene: _with_id(9999, text="x"),
    "edit: the person's message": lambda scene: _with_id(scene.theirs, text="x"),
    "edit markup: same": _bare,
    "delete: not found": lambda _scene: _with_id(9999),
    "delete: ok": lambda scene: _with_id(scene.own),
    "edit: deleted": _deleted,
    "reaction: not allowed emoji": _reaction("🥔"),
    "reaction: ok": _reaction("👍"),
}


def request_of(row: str, scene: Scene) -> Sent:
    """The request that made Telegram's server give the answer of this row."""
    if row.startswith("HTML "):
        return _html(row.removeprefix("HTML ")[1:-1])
    return IN_SCENE[row](scene) if row in IN_SCENE else FIXED[row]
