"""A stage for the chat page: the sandbox's control API with a state the test sets by hand."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import bot.sandbox.web

PAGE = Path(bot.sandbox.web.__path__[0]) / "static"
NOON = 1_700_000_000  # a Tuesday evening in UTC
ANA = 1001
PATIENCE_SECONDS = 60

Json = dict[str, Any]


class Stage:
    """What the page is shown (`say`, `change`, `show`) and what it asked for (`told`)."""

    def __init__(self) -> None:
        self.people: list[Json] = [{"id": ANA, "name": "Ana", "language": "en"}]
        self.messages: dict[int, dict[int, Json]] = defaultdict(dict)
        self.files: dict[str, tuple[bytes, str]] = {}
        self.commands: dict[str, list[Json]] = {}
        self.faults: list[Json] = []
        self.violations: list[str] = []
        self.bot: Json = {"running": True, "pid": 4711, "restarts": 0}
        self.offset = 0
        self.told: list[tuple[str, Json]] = []
        self.refuse = False
        self._lines: list[tuple[int, asyncio.Queue[Json | None]]] = []
        self._news = asyncio.Event()
        self._last = 0
        self._seq = 0

    def say(self, text: str = "", /, chat: int = ANA, whose: str = "bot", **fields: Any) -> int:
        """Put a message into a chat; the fields are those of a MessageView."""
        self._last += 1
        view: Json = {
            "message_id": self._last,
            "from": whose,
            "date": NOON + self._last,
            "text": text,
        }
        view |= {"html": text, "buttons": [], "media": None, "caption": None, "reply_to": None}
        view |= {
            "edited": False,
            "reactions": [],
            "media_group_id": None,
            "pinned": False,
            **fields,
        }
        self.messages[chat][self._last] = view
        self.show("message", chat, **view)
        return self._last

    def change(self, message_id: int, chat: int = ANA, **fields: Any) -> None:
        """Edit a message."""
        self.messages[chat][message_id] |= {"edited": True, **fields}
        self.show("edited", chat, **self.messages[chat][message_id])

    def picture(self, name: str, data: bytes, kind: str = "photo", **more: Any) -> Json:
        """The `media` of a file the page can fetch."""
        mime = "image/svg+xml" if kind == "photo" else "application/pdf"
        self.files[name] = (data, mime)
        return {
            "kind": kind,
            "file_id": name,
            "name": name,
            "size": len(data),
            "mime": mime,
            **more,
        }

    def show(self, kind: str, chat: int = ANA, **values: Any) -> None:
        """Send an event to the pages that follow the chat."""
        self._seq += 1
        for watched, line in self._lines:
            if watched == chat:
                line.put_nowait({"seq": self._seq, "kind": kind, **values})

    def hang_up(self) -> None:
        """End every event stream, as a server that stops does."""
        for _, line in self._lines:
            line.put_nowait(None)

    async def heard(self, end: str, bodies: list[Json]) -> None:
        """Check the bodies of the requests whose path ends so, once as many have come."""
        found: list[Json] = []
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                while len(found := self._asked(end)) < len(bodies):
                    self._news.clear()
                    await self._news.wait()
        assert found == bodies

    def _asked(self, end: str) -> list[Json]:
        return [body for path, body in self.told if path.endswith(end)]

    def app(self) -> Starlette:
        """The stage as a web application."""
        return Starlette(
            routes=[
                Route("/", lambda _: FileResponse(PAGE / "index.html")),
                Mount("/static", StaticFiles(directory=PAGE)),
                Route("/sandbox/files/{name}", self._file),
                Route("/sandbox/chats/{chat:int}/messages", self._messages),
                Route("/sandbox/chats/{chat:int}/events", self._events),
                Route("/sandbox/{path:path}", self._read, methods=["GET"]),
                Route("/sandbox/{path:path}", self._tell, methods=["POST"]),
            ]
        )

    async def _file(self, request: Request) -> Response:
        data, mime = self.files.get(request.path_params["name"], (b"", ""))
        return Response(data, 200 if data else 404, media_type=mime)

    async def _messages(self, request: Request) -> Response:
        return JSONResponse(list(self.messages[request.path_params["chat"]].values()))

    async def _events(self, request: Request) -> Response:
        place = (int(request.path_params["chat"]), asyncio.Queue[Json | None]())
        self._lines.append(place)

        async def stream() -> AsyncIterator[str]:
            try:
                while (event := await place[1].get()) is not None:
                    yield f"data: {json.dumps(event)}\n\n"
            finally:
                self._lines.remove(place)

        return StreamingResponse(stream(), media_type="text/event-stream")

    async def _read(self, request: Request) -> Response:
        answers: dict[str, Any] = {
            "people": self.people,
            "clock": {"now": NOON + self.offset, "offset": self.offset},
            "bot": self.bot,
            "faults": self.faults,
            "violations": self.violations,
            "commands": self.commands.get(request.query_params.get("language", ""), []),
        }
        return JSONResponse(answers[request.path_params["path"]])

    async def _tell(self, request: Request) -> Response:
        path = request.path_params["path"]
        body = await _body(request)
        if self.refuse:
            return JSONResponse({"error": "Not now."}, 409)
        self.told.append((path, body))
        self._news.set()
        return JSONResponse(self._act(path, body))

    def _act(self, path: str, body: Json) -> Json:
        match path:
            case "people":
                self.people.append({"id": ANA + len(self.people), **body})
                return self.people[-1]
            case "clock":
                self.offset += body["seconds"]
                return {"now": NOON + self.offset, "offset": self.offset}
            case "bot":
                self.bot |= {"running": True, "restarts": self.bot["restarts"] + 1}
                return self.bot
            case "faults":
                self.faults.append(body)
        return {}


async def _body(request: Request) -> Json:
    if "json" in request.headers.get("content-type", ""):
        found: Json = await request.json()
        return found
    async with request.form() as form:
        files = [file.filename for file in form.getlist("file") if isinstance(file, UploadFile)]
        return {**{name: form[name] for name in form if name != "file"}, "files": files}
