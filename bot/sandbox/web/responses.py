"""How the control API reads requests and writes answers."""

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.bot_api.errors import Refusal, bad
from bot.sandbox.world.types import Json

Answering = Callable[[Request], Awaitable[Any]]


def answer(body: Any, code: int = 200) -> Response:
    """A JSON response."""
    return Response(orjson.dumps(body), code, media_type="application/json")


def complaint(refusal: Refusal) -> Response:
    """A refusal as the chat page shows it."""
    return answer({"error": refusal.description}, refusal.code)


def told(answering: Answering) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that gives the value as JSON; a request that makes no sense becomes a 400."""

    async def endpoint(request: Request) -> Response:
        try:
            return answer(await answering(request))
        except Refusal as refusal:
            return complaint(refusal)
        except (KeyError, ValueError, TypeError) as error:
            return complaint(bad(f"the request lacks or misspells {error}"))

    return endpoint


async def json_of(request: Request) -> Json:
    """The JSON object in the body; an empty body is an empty one."""
    try:
        found = orjson.loads(await request.body() or b"{}")
    except orjson.JSONDecodeError as error:
        raise bad("the body is no JSON") from error
    if not isinstance(found, dict):
        raise bad("the body is no JSON object")
    return found
