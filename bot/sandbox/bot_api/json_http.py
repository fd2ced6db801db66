"""JSON and files over HTTP, as the Bot API and the control API read and write them."""

from typing import Any

import orjson
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.world.errors import bad_request
from bot.sandbox.world.types import Json, Upload


def build_response(body: Any, code: int = 200) -> Response:
    """A JSON response."""
    return Response(orjson.dumps(body), code, media_type="application/json")


async def read_json(request: Request) -> Json:
    """The JSON object in the body; an empty body is an empty one."""
    try:
        found = orjson.loads(await request.body() or b"{}")
    except orjson.JSONDecodeError as error:
        raise bad_request("the body is no JSON") from error
    if not isinstance(found, dict):
        raise bad_request("the body is no JSON object")
    return found


async def read_upload(file: UploadFile) -> Upload:
    """A file of a form, read whole."""
    data = await file.read()
    return Upload(file.filename or "file", file.content_type or "", data)
