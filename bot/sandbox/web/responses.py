"""How the control API reads requests and writes answers."""

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.bot_api.errors import BotApiError, bad_request
from bot.sandbox.world.types import Json

Handler = Callable[[Request], Awaitable[Any]]


def build_response(body: Any, code: int = 200) -> Response:
    """A JSON response."""
    return Response(orjson.dumps(body), code, media_type="application/json")


def build_error(refusal: BotApiError) -> Response:
    """A refusal as the chat page shows it."""
    return build_response({"error": refusal.description}, refusal.code)


def make_endpoint(answering: Handler) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that gives the value as JSON; a request that makes no sense becomes a 400."""

    async def endpoint(request: Request) -> Response:
        try:
            return build_response(await answering(request))
        except BotApiError as refusal:
            return build_error(refusal)
        except (KeyError, ValueError, TypeError) as error:
            return build_error(bad_request(f"the request lacks or misspells {error}"))

    return endpoint


async def read_json(request: Request) -> Json:
    """The JSON object in the body; an empty body is an empty one."""
    try:
        found = orjson.loads(await request.body() or b"{}")
    except orjson.JSONDecodeError as error:
        raise bad_request("the body is no JSON") from error
    if not isinstance(found, dict):
        raise bad_request("the body is no JSON object")
    return found
