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
                "/sandbox/chats/{chat:int}/{act}",
                make_endpoint(self._perform_action),
                methods=["POST"],
            ),
            Route("/sandbox/files/{file_id}", self._serve_file),
        ]

    async def _list_people(self, _request: Request) -> list[Json]:
        return [_describe_person(talk.person) for talk in self.world.chats.values()]

    async def _add_person(self, request: Request) -> Json:
        asked = await read_json(request)
        name = str(asked.get("name", "")).strip()[:_NAME_LIMIT]
        if not name:
            raise bad_request("a person needs a name")
        return _describe_person(self.world.add_person(name, asked.get("language", "en") or None))

    def _find_chat(self, request: Request) -> ChatHistory:
        return self.world.find_chat(request.path_params["chat"])

    async def _list_messages(self, request: Request) -> list[Json]:
        return [
            build_view(post)
            for post in self._find_chat(request).messages.values()
            if not post.is_service
        ]

    async def _serve_events(self, request: Request) -> Response:
        try:
            talk = self._find_chat(request)
        except BotApiError as refusal:
            return build_error(refusal)
        since = request.headers.get("last-event-id") or request.query_params.get("since", "")
        last = len(talk.events)
        start = min(int(since), last) if since.isdecimal() else last
        headers = {"cache-control": "no-store"}
        stream = self._stream_events(talk, start)
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def _stream_events(self, talk: ChatHistory, start: int) -> AsyncIterator[bytes]:
        """Events after number `start`, for as long as somebody listens."""
        yield b": here\n\n"
        while not self.world.is_closing:
            if len(talk.events) == start:  # a ring during a yield is heard by nobody
                await self.world.signal.wait(_HEARTBEAT_SECONDS)
            fresh = talk.events[start:]
            for event in fresh:
                yield b"id: %d\ndata: %s\n\n" % (event["seq"], orjson.dumps(event))
            start += len(fresh)
            if not fresh:
                yield b": still here\n\n"

    async def _perform_action(self, request: Request) -> Json:
        act = self.actions.get(request.path_params["act"])
        if act is None:
            raise BotApiError(404, "Not Found")
        return act(self._find_chat(request).person.id, await read_json(request))

    def _send_text(self, chat: int, asked: Json) -> Json:
        reply, origin = asked.get("reply_to"), asked.get("forward_from")
        posts = user_actions.send_text(
            self.world, chat, asked["text"], reply_to=reply, forward_from=origin
        )
        return _list_ids(posts)

    def _press_button(self, chat: int, asked: Json) -> Json:
        number, data = int(asked["message_id"]), str(asked["data"])
        return {"callback_query_id": user_actions.press_button(self.world, chat, number, data)}

    def _edit_message(self, chat: int, asked: Json) -> Json:
        return _list_ids(
            [user_actions.edit_message(self.world, chat, int(asked["message_id"]), asked["text"])]
        )

    def _send_other(self, chat: int, asked: Json) -> Json:
        return _list_ids([user_actions.send_other(self.world, chat, asked["kind"])])

    def _block_bot(self, chat: int, asked: Json) -> Json:
        user_actions.set_blocked(self.world, chat, blocked=bool(asked["blocked"]))
        return {"blocked": bool(asked["blocked"])}

    def _set_reaction(self, chat: int, asked: Json) -> Json:
        number = int(asked["message_id"])
        user_actions.set_reaction(self.world, chat, number, asked.get("emoji") or "")
        return {"message_id": number}

    async def _send_files(self, request: Request) -> Json:
        chat = self._find_chat(request).person.id
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
                self.world, chat, files, words, as_file=as_file, reply_to=number
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


def _list_ids(posts: list[Message]) -> Json:
    return {"message_ids": [post.id for post in posts]}
