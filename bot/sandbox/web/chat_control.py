"""The control API of the chats: what people do and see, for the chat page and the tests."""

from collections.abc import AsyncIterator, Callable

import orjson
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox import user_actions
from bot.sandbox.bot_api.json_http import read_json, read_upload
from bot.sandbox.web.endpoints import build_error, make_endpoint
from bot.sandbox.world.errors import BotApiError, bad_request
from bot.sandbox.world.message_views import build_view
from bot.sandbox.world.types import ChatHistory, Json, Message, Person
from bot.sandbox.world.world import World

_HEARTBEAT_SECONDS = 15.0
_NAME_LIMIT = 64
# A file is whatever somebody sent: a page opened from it must not act as the sandbox's own.
_FILE_HEADERS = {"x-content-type-options": "nosniff", "content-security-policy": "sandbox"}


class ChatControl:
    """The routes `/sandbox/people`, `/sandbox/chats` and `/sandbox/files`."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.actions: dict[str, Callable[[int, Json], Json]] = {
            "text": self._send_text,
            "press": self._press_button,
            "edit": self._edit_message,
            "other": self._send_other,
            "block": self._block_bot,
            "react": self._set_reaction,
        }
        self.routes = [
            Route("/sandbox/people", make_endpoint(self._list_people)),
            Route("/sandbox/people", make_endpoint(self._add_person), methods=["POST"]),
            Route("/sandbox/chats/{chat:int}/messages", make_endpoint(self._list_messages)),
            Route("/sandbox/chats/{chat:int}/events", self._serve_events),
            Route(
                "/sandbox/chats/{chat:int}/files", make_endpoint(self._send_files), methods=["POST"]
            ),
            Route(
                "/sandbox/chats/{chat:int}/{action}",
                make_endpoint(self._perform_action),
                methods=["POST"],
            ),
            Route("/sandbox/files/{file_id}", self._serve_file),
        ]

    async def _list_people(self, _request: Request) -> list[Json]:
        return [_describe_person(chat.person) for chat in self.world.chats.values()]

    async def _add_person(self, request: Request) -> Json:
        body = await read_json(request)
        name = str(body.get("name", "")).strip()[:_NAME_LIMIT]
        if not name:
            raise bad_request("a person needs a name")
        return _describe_person(self.world.add_person(name, body.get("language", "en") or None))

    def _find_chat(self, request: Request) -> ChatHistory:
        return self.world.find_chat(request.path_params["chat"])

    async def _list_messages(self, request: Request) -> list[Json]:
        return [
            build_view(message)
            for message in self._find_chat(request).messages.values()
            if not message.is_service
        ]

    async def _serve_events(self, request: Request) -> Response:
        try:
            chat = self._find_chat(request)
        except BotApiError as error:
            return build_error(error)
        since = request.headers.get("last-event-id") or request.query_params.get("since", "")
        last = len(chat.events)
        start = min(int(since), last) if since.isdecimal() else last
        headers = {"cache-control": "no-store"}
        stream = self._stream_events(chat, start)
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def _stream_events(self, chat: ChatHistory, start: int) -> AsyncIterator[bytes]:
        """Events after number `start`, for as long as somebody listens."""
        yield b": here\n\n"
        while not self.world.is_closing:
            if len(chat.events) == start:  # a signal during a yield wakes nobody
                await self.world.signal.wait(_HEARTBEAT_SECONDS)
            fresh = chat.events[start:]
            for event in fresh:
                yield b"id: %d\ndata: %s\n\n" % (event["seq"], orjson.dumps(event))
            start += len(fresh)
            if not fresh:
                yield b": still here\n\n"

    async def _perform_action(self, request: Request) -> Json:
        action = self.actions.get(request.path_params["action"])
        if action is None:
            raise BotApiError(404, "Not Found")
        return action(self._find_chat(request).person.id, await read_json(request))

    def _send_text(self, chat_id: int, body: Json) -> Json:
        reply, origin = body.get("reply_to"), body.get("forward_from")
        messages = user_actions.send_text(
            self.world, chat_id, body["text"], reply_to=reply, forward_from=origin
        )
        return _list_ids(messages)

    def _press_button(self, chat_id: int, body: Json) -> Json:
        number, data = int(body["message_id"]), str(body["data"])
        return {"callback_query_id": user_actions.press_button(self.world, chat_id, number, data)}

    def _edit_message(self, chat_id: int, body: Json) -> Json:
        return _list_ids(
            [user_actions.edit_message(self.world, chat_id, int(body["message_id"]), body["text"])]
        )

    def _send_other(self, chat_id: int, body: Json) -> Json:
        return _list_ids([user_actions.send_other(self.world, chat_id, body["kind"])])

    def _block_bot(self, chat_id: int, body: Json) -> Json:
        user_actions.set_blocked(self.world, chat_id, blocked=bool(body["blocked"]))
        return {"blocked": bool(body["blocked"])}

    def _set_reaction(self, chat_id: int, body: Json) -> Json:
        number = int(body["message_id"])
        user_actions.set_reaction(self.world, chat_id, number, body.get("emoji") or "")
        return {"message_id": number}

    async def _send_files(self, request: Request) -> Json:
        chat_id = self._find_chat(request).person.id
        async with request.form() as form:
            given = [item for item in form.getlist("file") if isinstance(item, UploadFile)]
            files = [await read_upload(item) for item in given]
            caption, reply = form.get("caption"), form.get("reply_to")
            as_file = form.get("as_file") == "1"
        if not files:
            raise bad_request("there is no file in the request")
        words = caption if isinstance(caption, str) and caption else None
        number = int(reply) if isinstance(reply, str) and reply.isdecimal() else None
        return _list_ids(
            user_actions.send_files(
                self.world, chat_id, files, words, as_file=as_file, reply_to=number
            )
        )

    async def _serve_file(self, request: Request) -> Response:
        stored = self.world.files.find_by_id(request.path_params["file_id"])
        if stored is None:
            return build_error(BotApiError(404, "Not Found"))
        return Response(stored.data, media_type=stored.mime, headers=_FILE_HEADERS)


def _describe_person(person: Person) -> Json:
    known: Json = {"id": person.id, "name": person.name, "language": person.language}
    return known | {"blocked": person.blocked}


def _list_ids(messages: list[Message]) -> Json:
    return {"message_ids": [message.id for message in messages]}
