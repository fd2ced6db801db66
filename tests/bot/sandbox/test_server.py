"""The sandbox over HTTP: long polls, faults, files, and the control API of the page."""

import asyncio
from typing import Any

import pytest

from bot.sandbox import user_actions
from bot.sandbox.world.types import Upload
from bot.sandbox.world.world import BOT_TOKEN
from tests.support.sandbox.served_sandbox import Served


async def test_a_long_poll_ends_when_somebody_writes(served: Served) -> None:
    poll = asyncio.create_task(served.ask("getUpdates", timeout=50))
    while not served.world.updates.waiting_poll:
        await served.world.signal.wait(5)
    await served.control(f"chats/{served.chat}/text", text="hello")

    answer = (await poll).json()

    assert [update["message"]["text"] for update in answer["result"]] == ["hello"]


async def test_a_second_poll_ends_the_first(served: Served) -> None:
    first = asyncio.create_task(served.ask("getUpdates", timeout=50))
    while not served.world.updates.waiting_poll:
        await served.world.signal.wait(5)
    second = await served.ask("getUpdates")

    assert (await first).status_code == 409
    assert second.json() == {"ok": True, "result": []}


@pytest.mark.parametrize(
    ("kind", "code", "sent"),
    [
        ("too_many", 429, 0),
        ("forbidden", 403, 0),
        ("server_error", 502, 0),
        ("timeout", 504, 0),
        ("lost_answer", 502, 1),
    ],
)
async def test_faults_strike_once(served: Served, kind: str, code: int, sent: int) -> None:
    await served.control("faults", kind=kind, count=1, seconds=0.01)
    struck = await served.ask("sendMessage", chat_id=served.chat, text="x")

    assert struck.status_code == code
    assert struck.json().get("parameters") == ({"retry_after": 1} if code == 429 else None)
    assert len(served.world.find_chat(served.chat).messages) == sent
    assert (await served.ask("sendMessage", chat_id=served.chat, text="y")).status_code == 200
    assert (await served.client.get("/sandbox/faults")).json() == []


async def test_a_fault_can_wait_for_its_method(served: Served) -> None:
    await served.control("faults", kind="server_error", count=1, method="getMe")

    assert (await served.ask("getMyCommands")).status_code == 200
    assert (await served.ask("getMe")).status_code == 502


async def test_files_are_fetched_slowly_or_not_at_all(served: Served) -> None:
    user_actions.send_files(
        served.world, served.chat, [Upload("a.pdf", "application/pdf", b"%PDF" * 9)]
    )
    document = served.world.updates.take(0, 9)[-1]["message"]["document"]
    await served.control("faults", kind="file_gone", count=1)
    gone = await served.ask("getFile", file_id=document["file_id"])
    path = (await served.ask("getFile", file_id=document["file_id"])).json()["result"]["file_path"]
    await served.control("faults", kind="slow_files", count=1, seconds=0.01)
    fetched = await served.client.get(f"/file/bot{BOT_TOKEN}/{path}")

    assert gone.status_code == 400
    assert fetched.content == b"%PDF" * 9
    assert (await served.client.get(f"/file/bot1:x/{path}")).status_code == 401


async def test_redelivery_by_the_control_api(served: Served) -> None:
    await served.control(f"chats/{served.chat}/text", text="once")
    last = (await served.ask("getUpdates")).json()["result"][0]["update_id"]
    await served.ask("getUpdates", offset=last + 1)
    await served.control("faults", kind="redeliver", count=1)

    again = (await served.ask("getUpdates", offset=last + 1)).json()["result"]

    assert [update["update_id"] for update in again] == [last]


async def test_an_unknown_field_is_answered_and_remembered(served: Served) -> None:
    answer = await served.ask("sendMessage", chat_id=served.chat, text="x", colour="red")

    assert answer.status_code == 400
    assert len((await served.client.get("/sandbox/violations")).json()) == 1


async def test_people_files_and_views(served: Served) -> None:
    person = await served.control("people", name="Second", language="zh")
    chat = f"/sandbox/chats/{person['id']}"
    files = [
        ("file", ("a.jpg", b"\xff\xd8a", "image/jpeg")),
        ("file", ("b.jpg", b"b", "image/jpeg")),
    ]
    sent = await served.client.post(f"{chat}/files", files=files, data={"caption": "two"})
    views = (await served.client.get(f"{chat}/messages")).json()

    assert person == {"id": 1002, "name": "Second", "language": "zh", "blocked": False}
    assert sent.json() == {"message_ids": [view["message_id"] for view in views]}
    assert [view["media"]["kind"] for view in views] == ["photo", "photo"]
    assert [view["caption"] for view in views] == ["two", None]
    data = await served.client.get(f"/sandbox/files/{views[0]['media']['file_id']}")
    assert data.content == b"\xff\xd8a"


async def test_pressing_editing_blocking_and_other_things(served: Served) -> None:
    keyboard = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = await served.ask("sendMessage", chat_id=served.chat, text="x", reply_markup=keyboard)
    number = sent.json()["result"]["message_id"]
    chat = f"chats/{served.chat}"
    mine = (await served.control(f"{chat}/text", text="mine"))["message_ids"][0]
    await served.control(f"{chat}/press", message_id=number, data="a")
    await served.control(f"{chat}/edit", message_id=mine, text="changed")
    await served.control(f"{chat}/react", message_id=number, emoji="👍")
    await served.control(f"{chat}/other", kind="sticker")
    await served.control(f"{chat}/block", blocked=True)

    got = [
        next(key for key in update if key != "update_id")
        for update in served.world.updates.take(0, 9)
    ]

    assert got == ["message", "callback_query", "edited_message", "message", "my_chat_member"]


@pytest.mark.parametrize(
    ("path", "values", "code"),
    [
        ("chats/5/text", {"text": "x"}, 400),
        ("chats/1001/text", {}, 400),
        ("chats/1001/sing", {}, 404),
        ("people", {"name": " "}, 400),
        ("faults", {"kind": "rain"}, 400),
        ("clock", {}, 400),
    ],
)
async def test_the_control_api_says_what_is_wrong(
    served: Served, path: str, values: dict[str, Any], code: int
) -> None:
    answer = await served.client.post(f"/sandbox/{path}", json=values)

    assert answer.status_code == code
    assert answer.json()["error"]


async def test_the_clock_moves_for_everybody(served: Served) -> None:
    before = (await served.client.get("/sandbox/clock")).json()
    after = await served.control("clock", seconds=3600)
    sent = await served.ask("sendMessage", chat_id=served.chat, text="x")

    assert after["offset"] == before["offset"] + 3600
    assert sent.json()["result"]["date"] - before["now"] > 3590


async def test_commands_are_a_plain_list(served: Served) -> None:
    commands = [{"command": "help", "description": "Help"}]
    await served.ask("setMyCommands", commands=commands, scope={"type": "all_private_chats"})

    assert (await served.client.get("/sandbox/commands")).json() == commands
