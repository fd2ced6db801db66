"""Files of cases that a former version stored open, and what it assumed of them is not stated."""

import orjson
import pytest

from flows.model import codec
from tests.flows.model.test_codec import full_case

NEWER = ("line_from", "author", "written_at", "source_id", "is_screenshot", "date_denied")
NEWER_OF_CASE = ("asked_about", "asked_apart", "cut_message", "cut_at")


def test_a_line_of_an_older_case_is_only_proposed() -> None:
    stored = orjson.loads(codec.encode_case(full_case()))
    for name in NEWER:
        del stored["exhibits"][0][name]
    for name in NEWER_OF_CASE:
        del stored[name]
    case = codec.decode_case(orjson.dumps(stored))
    found = case.exhibits[0]
    assert (found.line, found.line_from, found.shown_line) == ("line", None, None)
    assert (found.author, found.source_id, case.asked_about) == ("", "", ())


JOURNALLED = (
    b'{"event":"Filed","exhibit":"1.2","kind":"photo","name":"x","size":3,"message":2}',
    b'{"event":"Captioned","target":1,"text":"corner","message":2}',
    b'{"event":"Lined","exhibit":"1.2","line":"carton"}',
)


@pytest.mark.parametrize("stored", JOURNALLED)
def test_what_an_older_journal_holds_of_files_opens(stored: bytes) -> None:
    found = codec.decode_event(stored)
    assert type(found).__name__ == orjson.loads(stored)["event"]
