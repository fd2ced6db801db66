"""Endpoints of the control API: a handler's value as JSON, its errors as the page shows them."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.bot_api.json_http import build_response
from bot.sandbox.world.errors import BotApiError, bad_request

Handler = Callable[[Request], Awaitable[Any]]


def build_error(error: BotApiError) -> Response:
    """Return an error as the chat page shows it."""
    return build_response({"error": error.description}, error.code)


def make_endpoint(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that gives the value as JSON; a request that makes no sense becomes a 400."""

    async def endpoint(request: Request) -> Response:
        try:
            return build_response(await handler(request))
        except BotApiError as error:
            return build_error(error)
        except (KeyError, ValueError, TypeError) as error:
            return build_error(bad_request(f"the request lacks or misspells {error}"))

    return endpoint
