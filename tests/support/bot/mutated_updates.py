"""Valid updates of every kind, and what becomes of them when something in them is changed.

An update is made as the bytes of its JSON, since some of what is changed no JSON value can hold:
half a surrogate pair, bytes that are no UTF-8, numbers and depths beyond what parsers take.
"""

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from bot.sandbox.world.types import Json
from tests.support.bot.hostile_inputs import GARBAGE, NASTY

RAW_VALUES = {
    "@deep-list": b"[" * 900 + b"]" * 900,
    "@deep-object": b'{"a":' * 900 + b"1" + b"}" * 900,
    "@huge": b"9" * 400,
    "@infinite": b"1e999",
    "@minus-zero": b"-0",
    "@low-surrogate": b'"a\\udc00b"',
    "@high-surrogate": b'"\\ud83e"',
    "@escaped-nul": b'"\\u0000x"',
    "@bad-utf8": b'"\xc3("',
    "@cut-utf8": b'"\xf0\x9f\x98"',
    "@surrogate-utf8": b'"\xed\xa0\x80"',
    "@overlong-utf8": b'"\xc0\xaf"',
    "@twice": b'{"id":1,"id":"x","type":"private","type":7}',
}
UNPARSABLE = {"@deepest": b"[" * 50_000 + b"]" * 50_000, "@long-digits": b"1" * 5000}
"""What no parser takes. It comes seldom, as the bot asks for such an update again some times."""

PLAIN_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, -(2**31), 2**53, 2**63, -(2**63) - 1, 0.5, 1e300),
    *("", "0", "null", " ", "x" * 5000, "\u202e", "private", "a\x00b"),
    *([], {}, [None], [[]], [{}], {"": None}, {"id": None}, [1, "a", {}], {"id": "7"}),
)
IDS: tuple[Any, ...] = (0, -1, 1.5, "7", None, True, 2**63, -(2**70), [], {})
NUMBERS: tuple[Any, ...] = (None, "12", -5, 2**31, 2**70, 1.5, True, [], {})
"""What is no number of an update. A number that could be one would be one, of another update."""


class UpdateMutator:
    """Makes updates of somebody who sends anything; `chat_id` is theirs."""

    def __init__(self, chat_id: int, seed: int) -> None:
        self._chat_id, self._chance = chat_id, random.Random(seed)

    def make_update(self, number: int) -> bytes:
        """Return the JSON of the update of that number, with one to four things changed."""
        update = {"update_id": number, **self._chance.choice(list(self._valid_updates(number)))}
        for _ in range(self._chance.choice((1, 1, 1, 2, 4))):
            self._change(update)
        if self._chance.random() < 0.02:
            update["update_id"] = self._chance.choice(NUMBERS)
        else:
            update["update_id"] = number
        payload = json.dumps(update).encode()
        for name, raw in (RAW_VALUES | UNPARSABLE).items():
            payload = payload.replace(json.dumps(name).encode(), raw)
        return payload

    def _change(self, update: Json) -> None:
        """Change, take away or add one thing, somewhere."""
        holders = list(_walk(update))
        if not holders:
            return
        holder, key = self._chance.choice(holders)
        match self._chance.randrange(8):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[self._chance.choice(("extra", "text", "chat", "photo", ""))] = self._value()
            case 2:  # what belongs elsewhere
                other, name = self._chance.choice(holders)
                holder[key] = deepcopy(other[name]) if name in _keys(other) else None
            case 3 if key in ("id", "message_id"):
                holder[key] = self._chance.choice(IDS)
            case _:
                holder[key] = self._value()

    def _value(self) -> Any:
        if self._chance.random() < 0.002:
            return self._chance.choice(list(UNPARSABLE))
        if self._chance.random() < 0.4:
            return self._chance.choice(list(RAW_VALUES))
        return deepcopy(self._chance.choice(PLAIN_VALUES))  # it may be changed in its turn

    def _valid_updates(self, number: int) -> Iterator[Json]:
        chance, now = self._chance, 1_780_000_000 + number
        user = {"id": self._chat_id, "is_bot": False, "first_name": "Vic", "language_code": "en"}
        chat = {"id": self._chat_id, "type": "private", "first_name": "Vic"}
        head: Json = {"message_id": 50_000 + number, "date": now, "chat": chat, "from": user}
        text = chance.choice((*NASTY, "/start", "/status", "USD 500", "yesterday"))
        words = {**head, "text": text, "entities": [{"type": "bold", "offset": 0, "length": 1}]}
        file = {"file_id": f"f{number}", "file_unique_id": f"u{number}", "file_size": 900}
        thumb = {**file, "width": 90, "height": 90}
        named = {**file, "file_name": "a.pdf", "mime_type": "application/pdf", "thumbnail": thumb}
        origin = {"type": "user", "sender_user": user, "date": now}
        photo = {**head, "photo": [thumb, thumb], "caption": text, "media_group_id": "1"}
        yield {"message": words}
        yield {"message": {**words, "reply_to_message": photo}}
        yield {"message": {**words, "forward_origin": origin}}
        yield {"message": photo}
        yield {"message": {**head, "live_photo": {**named, "duration": 3, "photo": [thumb]}}}
        for kind in ("document", "video", "voice", "audio", "animation", "video_note", "sticker"):
            yield {"message": {**head, kind: named, "caption": text}}
        yield {"message": {**head, "location": {"latitude": 22.5, "longitude": 114.0}}}
        yield {"message": {**head, "contact": {"phone_number": "+1", "first_name": "C"}}}
        yield {"message": {**head, "poll": {"id": "1", "question": "?", "options": []}}}
        yield {"edited_message": {**words, "edit_date": now}}
        yield {"edited_message": {**photo, "edit_date": now}}
        query = {"id": f"q{number}", "from": user, "message": {**words, "message_id": 2}}
        data = chance.choice(GARBAGE).replace("{here}", "nobody:x:0")
        yield {"callback_query": {**query, "chat_instance": "1", "data": data}}
        member = {"user": user, "status": "kicked", "until_date": 0}
        changed = {"chat": chat, "from": user, "date": now, "old_chat_member": member}
        yield {"my_chat_member": {**changed, "new_chat_member": {**member, "status": "member"}}}


def _keys(holder: Any) -> range | list[Any]:
    return list(holder) if isinstance(holder, dict) else range(len(holder))


def _walk(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a value: what holds it, and its key or index."""
    if isinstance(value, dict | list):
        for key in _keys(value):
            yield value, key
            yield from _walk(value[key])
