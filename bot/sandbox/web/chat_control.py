"""The control API of the chats: what people do and see, for the chat page and the tests."""

from collections.abc import AsyncIterator, Callable

import orjson
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.bot_api.api import received
from bot.sandbox.bot_api.errors import Refusal, bad
from bot.sandbox.web.responses import complaint, json_of, told
from bot.sandbox.web.views import view
from bot.sandbox.world import user_actions
from bot.sandbox.world.types import Json, Person, Post, Talk
from bot.sandbox.world.world import World

_HEARTBEAT_SECONDS = 15.0
_NAME_LIMIT = 64
# A file is whatever somebody sent: a page opened from it must not act as the sandbox's own.
_FILE_HEADERS = {"x-content-type-options": "nosniff", "content-security-policy": "sandbox"}


class Control:
    """The routes `/sandbox/people`, `/sandbox/chats` and `/sandbox/files`."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.acts: dict[str, Callable[[int, Json], Json]] = {
            "text": self._say,
            "press": self._press,
            "edit": self._edit,
            "other": self._other,
            "block": self._block,
            "react": self._react,
        }
        self.routes = [
            Route("/sandbox/people", told(self._people)),
            Route("/sandbox/people", told(self._join), methods=["POST"]),
            Route("/sandbox/chats/{chat:int}/messages", told(self._messages)),
            Route("/sandbox/chats/{chat:int}/events", self._events),
            Route("/sandbox/chats/{chat:int}/files", told(self._send), methods=["POST"]),
            Route("/sandbox/chats/{chat:int}/{act}", told(self._act), methods=["POST"]),
            Route("/sandbox/files/{file_id}", self._file),
        ]

    async def _people(self, _request: Request) -> list[Json]:
        return [_person(talk.person) for talk in self.world.talks.values()]

    async def _join(self, request: Request) -> Json:
        asked = await json_of(request)
        name = str(asked.get("name", "")).strip()[:_NAME_LIMIT]
        if not name:
            raise bad("a person needs a name")
        return _person(self.world.join(name, asked.get("language", "en") or None))

    def _talk(self, request: Request) -> Talk:
        return self.world.talk(request.path_params["chat"])

    async def _messages(self, request: Request) -> list[Json]:
        return [view(post) for post in self._talk(request).posts.values() if not post.service]

    async def _events(self, request: Request) -> Response:
        try:
            talk = self._talk(request)
        except Refusal as refusal:
            return complaint(refusal)
        since = request.headers.get("last-event-id") or request.query_params.get("since", "")
        last = len(talk.events)
        start = min(int(since), last) if since.isdecimal() else last
        headers = {"cache-control": "no-store"}
        stream = self._stream(talk, start)
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def _stream(self, talk: Talk, start: int) -> AsyncIterator[bytes]:
        """Events after number `start`, for as long as somebody listens."""
        yield b": here\n\n"
        while not self.world.closing:
            if len(talk.events) == start:  # a ring during a yield is heard by nobody
                await self.world.bell.wait(_HEARTBEAT_SECONDS)
            fresh = talk.events[start:]
            for event in fresh:
                yield b"id: %d\ndata: %s\n\n" % (event["seq"], orjson.dumps(event))
            start += len(fresh)
            if not fresh:
                yield b": still here\n\n"

    async def _act(self, request: Request) -> Json:
        act = self.acts.get(request.path_params["act"])
        if act is None:
            raise Refusal(404, "Not Found")
        return act(self._talk(request).person.id, await json_of(request))

    def _say(self, chat: int, asked: Json) -> Json:
        reply, origin = asked.get("reply_to"), asked.get("forward_from")
        posts = user_actions.say(
            self.world, chat, asked["text"], reply_to=reply, forward_from=origin
        )
        return _sent(posts)

    def _press(self, chat: int, asked: Json) -> Json:
        number, data = int(asked["message_id"]), str(asked["data"])
        return {"callback_query_id": user_actions.press(self.world, chat, number, data)}

    def _edit(self, chat: int, asked: Json) -> Json:
        return _sent([user_actions.edit(self.world, chat, int(asked["message_id"]), asked["text"])])

    def _other(self, chat: int, asked: Json) -> Json:
        return _sent([user_actions.other(self.world, chat, asked["kind"])])

    def _block(self, chat: int, asked: Json) -> Json:
        user_actions.block(self.world, chat, blocked=bool(asked["blocked"]))
        return {"blocked": bool(asked["blocked"])}

    def _react(self, chat: int, asked: Json) -> Json:
        number = int(asked["message_id"])
        user_actions.react(self.world, chat, number, asked.get("emoji") or "")
        return {"message_id": number}

    async def _send(self, request: Request) -> Json:
        chat = self._talk(request).person.id
        async with request.form() as form:
            given = [item for item in form.getlist("file") if isinstance(item, UploadFile)]
            files = [await received(item) for item in given]
            caption, reply = form.get("caption"), form.get("reply_to")
            as_file = form.get("as_file") == "1"
        if not files:
            raise bad("there is no file in the request")
        words = caption if isinstance(caption, str) and caption else None
        number = int(reply) if isinstance(reply, str) and reply.isdecimal() else None
        return _sent(
            user_actions.send(self.world, chat, files, words, as_file=as_file, reply_to=number)
        )

    async def _file(self, request: Request) -> Response:
        stored = self.world.shelf.find(request.path_params["file_id"])
        if stored is None:
            return complaint(Refusal(404, "Not Found"))
        return Response(stored.data, media_type=stored.mime, headers=_FILE_HEADERS)


def _person(person: Person) -> Json:
    known: Json = {"id": person.id, "name": person.name, "language": person.language}
    return known | {"blocked": person.blocked}


def _sent(posts: list[Post]) -> Json:
    return {"message_ids": [post.id for post in posts]}
