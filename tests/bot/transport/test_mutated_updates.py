"""Whatever is changed in an update, its page is read, and what it means can be kept."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.overload.flood_control import FloodControl
from bot.transport.http import PyreqwestRequest, UnreadableAnswerError
from bot.transport.update_page import encode_raw, parse_page
from bot.transport.updates import CaseMessage
from bot.transport.uploads import Upload
from flows.model.codec import decode_event, encode_event
from tests.support.bot.clocks import ManualClock
from tests.support.bot.mutated_updates import UpdateMutator
from tests.support.bot.raw_updates import update

NUMBER = 7
SOUND = json.dumps(update(text="hello") | {"update_id": NUMBER + 1}).encode()


@given(st.integers(0, 2**62))
def test_a_changed_update_spoils_nothing_but_itself(seed: int) -> None:
    changed = UpdateMutator(42, seed).make_update(NUMBER)
    payload = b'{"ok":true,"result":[%b,%b]}' % (changed, SOUND)
    try:
        result = PyreqwestRequest.parse_json_payload(payload)["result"]
    except UnreadableAnswerError:
        return  # too deep for any parser: it is asked for alone, and passed
    page = parse_page(result)
    assert page.next_offset == NUMBER + 2
    assert page.updates[-1].key == f"u:{NUMBER + 1}"
    control = FloodControl(ManualClock())
    control.confirm(control.judge(page.updates))
    for each in page.updates:
        encode_raw(each.raw)
        content = each.content.event if isinstance(each.content, CaseMessage | Upload) else None
        assert content is None or decode_event(encode_event(content)) == content
