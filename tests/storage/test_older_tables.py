"""A database that an older version left opens, with all that it holds."""

import sqlite3
from pathlib import Path

from storage.crypto.envelope import KeyRing
from storage.records import SetAsideReason
from storage.store import Store
from tests.support.storage.records import LATER, NOW, SOON, case, message

KEPT = Path(__file__).parent / "kept"
KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


async def test_messages_of_the_first_tables_are_sent_and_can_be_set_aside(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "bot.db")
    connection.executescript((KEPT / "tables-0001.sql").read_text("utf-8"))
    connection.close()
    store = await Store.open(f"sqlite:///{tmp_path}/bot.db", KeyRing.parse(KEY))
    async with store.begin() as batch:
        assert await batch.load_cases(["c1"]) == {"c1": case()}
    sent = [message(), message("other", case_id=None, chat_id=2)]
    assert await store.claim_messages(NOW, SOON, 10) == sent
    await store.set_aside_messages({"other": SetAsideReason.REFUSED}, NOW)
    assert [kept.key for kept in await store.list_set_aside()] == ["other"]
    assert await store.claim_messages(LATER, LATER, 10) == sent[:1]
    await store.close()
