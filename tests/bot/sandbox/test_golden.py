"""Every answer recorded from Telegram's own server is the sandbox's answer too."""

import json
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.sandbox import user_actions
from bot.sandbox.bot_api.routes import BotApiRoutes
from bot.sandbox.world.faults import FaultKind, InjectedFault
from bot.sandbox.world.types import Upload
from bot.sandbox.world.world import BOT_TOKEN
from tests.support.sandbox.golden_requests import RESPONSES, request_of
from tests.support.sandbox.worlds import Scene, scene

_LINES = RESPONSES.read_text("utf-8").splitlines()
_ROWS = [tuple(line.split(" | ", 2)) for line in _LINES if line[:1].isdigit()]
_SHAPES = {line.split(" | ")[0]: line.split(" | ")[1] for line in _LINES if line[:1] == "="}
# The recorded bot and person had these; ours need not.
_ASIDE = {"language_code", "is_premium"}


async def _post(world: Scene, method: str, row: str) -> Any:
    sent = request_of(row, world)
    params = {"chat_id": world.chat, **sent.params}
    fields = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in params.items()
        if value is not None
    }
    files = {name: (file.name, file.data, file.mime) for name, file in sent.files.items()}
    token = "1:wrong" if row == "wrong token" else BOT_TOKEN
    transport = httpx.ASGITransport(Starlette(routes=BotApiRoutes(world.world).routes))
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
        if method == "file":
            return await client.get(f"/file/bot{BOT_TOKEN}/missing")
        return await client.post(f"/bot{token}/{method}", data=fields, files=files or None)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row[0]} {row[1]}")
async def test_answers_as_telegram(row: tuple[str, str, str]) -> None:
    head, name, expected = row
    code, method = head.split()
    world = scene()
    if code == "429":
        world.world.faults.add(InjectedFault(FaultKind.TOO_MANY, seconds=8))

    answer = await _post(world, method, name)

    assert answer.status_code == int(code)
    if method == "file":
        assert answer.json() == json.loads(expected)
    elif code != "200":
        assert answer.json()["description"] == expected
    elif expected != "ok":
        assert _keys(answer.json()["result"]) == _keys(json.loads(expected))


def _keys(value: Any) -> Any:
    """The shape of a value: its keys all the way down, first items of lists."""
    if isinstance(value, dict):
        return {key: _keys(item) for key, item in value.items() if key not in _ASIDE}
    if isinstance(value, list):
        return [_keys(item) for item in value[:1]]
    return type(value)


def test_photo_update_has_telegrams_shape() -> None:
    world = scene()
    data = b"\x89PNG" + bytes(12) + b"\0\0\1\x2c\0\0\0\xc8"
    user_actions.send_files(world.world, world.chat, [Upload("p.png", "image/png", data)], "cap")

    assert _keys(world.updates()[-1]) == _keys(json.loads(_SHAPES["= photo update"]))


def test_only_the_first_of_an_album_has_the_caption() -> None:
    world = scene()
    files = [Upload(name, "image/jpeg", name.encode()) for name in ("a.jpg", "b.jpg")]
    user_actions.send_files(world.world, world.chat, files, "two")

    wanted = {"message_id", "date", "media_group_id", "caption"}
    got = [update["message"] for update in world.updates()[-2:]]
    expected = json.loads(_SHAPES["= album updates"])

    assert [wanted & part.keys() for part in got] == [part.keys() for part in expected]
    assert got[0]["media_group_id"] == got[1]["media_group_id"]
