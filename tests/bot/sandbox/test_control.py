"""The control API of the chats: its event stream loses no time, its files run nothing."""

import json
from collections.abc import AsyncIterator

import pytest

from bot.sandbox import user_actions
from bot.sandbox.web.chat_control import ChatControl
from bot.sandbox.world.types import Json, Upload
from tests.support.sandbox.served_sandbox import Served
from tests.support.sandbox.worlds import scene


async def told(lines: AsyncIterator[str]) -> Json:
    """The next event of a stream, given line by line."""
    async for line in lines:
        if line.startswith("data: "):
            found: Json = json.loads(line.removeprefix("data: "))
            return found
    raise EOFError


async def test_events_stream_what_the_bot_does(served: Served) -> None:
    async with served.client.stream("GET", f"/sandbox/chats/{served.chat}/events") as stream:
        lines = stream.aiter_lines()
        await anext(lines)  # the stream is open
        keyboard = {"inline_keyboard": [[{"text": "Copy", "copy_text": {"text": "AB-1"}}]]}
        text = "<b>hi</b>"
        await served.ask(
            "sendMessage", chat_id=served.chat, text=text, parse_mode="HTML", reply_markup=keyboard
        )
        event = await told(lines)

    assert (event["seq"], event["kind"], event["html"]) == (1, "message", text)
    assert event["buttons"] == [[{"text": "Copy", "copy": "AB-1"}]]


async def test_an_event_during_a_send_does_not_wait_for_the_next_ring(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def never(_seconds: float) -> None:
        pytest.fail("it waits, and there is an event it has told nobody")

    world = scene()
    talk = world.world.find_chat(world.chat)
    stream = ChatControl(world.world)._stream_events(talk, len(talk.events))
    await anext(stream)
    user_actions.send_text(world.world, world.chat, "one")
    monkeypatch.setattr(world.world.signal, "wait", never)

    first = await anext(stream)
    user_actions.send_text(world.world, world.chat, "two")  # the stream is busy with the first
    second = await anext(stream)

    assert b'"text":"one"' in first
    assert b'"text":"two"' in second


async def test_a_number_from_an_earlier_sandbox_is_taken_as_the_end(served: Served) -> None:
    path = f"/sandbox/chats/{served.chat}/events"
    async with served.client.stream("GET", path, headers={"Last-Event-ID": "900"}) as stream:
        lines = stream.aiter_lines()
        await anext(lines)
        await served.control(f"chats/{served.chat}/text", text="after the restart")
        event = await told(lines)

    assert (event["seq"], event["text"]) == (1, "after the restart")


async def test_a_file_somebody_sent_runs_nothing(served: Served) -> None:
    page = Upload("page.html", "text/html", b"<script>parent.fetch('/sandbox/people')</script>")
    user_actions.send_files(served.world, served.chat, [page], as_file=True)
    message = served.world.updates.take(0, 1)[0]["message"]

    answer = await served.client.get(f"/sandbox/files/{message['document']['file_id']}")

    assert answer.content == page.data
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "sandbox"
