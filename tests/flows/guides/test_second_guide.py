"""A second marketplace is one new guide file: it is found, listed, and takes a whole chat."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import orjson
import pytest

from bot.handlers.chat_actions import handle_chat_press
from bot.handlers.chat_session import ChatSession
from bot.handlers.commands import run_command
from bot.i18n.catalog import Catalog
from bot.runtime.settings import Contact
from bot.transport.callback_data import ChatAction, ChatPress
from bot.transport.updates import CommandMessage, Press
from flows.definition.guide import Guide
from flows.guides import load_guides
from flows.model.errors import GuideError
from flows.model.events.buyer import Said
from storage.records import ChatRecord

TOY = '''
"""The guide for a market of toys."""

from flows.definition.vocabulary import Ask, End, Guide, Phase, Step

GUIDE = Guide(
    id="toys",
    title="Dispute at the toy market",
    phases=(
        Phase("only", "Ask", (Step("toy", Ask(), "Which toy?"), Step("over", End(), "Bye."))),
    ),
)
'''
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def markets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a package of guides that holds none yet."""
    package = tmp_path / "markets"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield package
    load_guides.cache_clear()
    for name in ("markets", "markets.toys"):
        sys.modules.pop(name, None)


@pytest.fixture
def toys(markets: Path) -> Guide:
    """The guide of a package in which it is the one file."""
    (markets / "toys.py").write_text(TOY, "utf-8")
    return load_guides("markets")["toys"]


def texts(session: ChatSession) -> list[str]:
    sent = [orjson.loads(each.payload) for each in session.messages if each.method == "sendMessage"]
    return [each["text"] for each in sent]


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("Which toy?", "{gone}?", "nothing fills gone"),
        ("phases=(", 'idle_texts=("Still there?",), phases=(', "idle: needs 2 wordings"),
    ],
)
def test_a_wrong_guide_is_refused_when_it_is_loaded(
    markets: Path, right: str, wrong: str, complaint: str
) -> None:
    (markets / "toys.py").write_text(TOY.replace(right, wrong), "utf-8")
    with pytest.raises(GuideError, match=complaint):
        load_guides("markets")


def test_a_second_guide_takes_a_whole_chat(toys: Guide) -> None:
    numbers = count()
    session = ChatSession(
        chat=ChatRecord(1, "en", None, None, None, NOW),
        now=NOW,
        catalog=Catalog([*load_guides().values(), toys]),
        contact=Contact(),
        new_id=lambda: f"id{next(numbers)}",
    )
    run_command(session, CommandMessage("start"))
    assert "Where did you buy?" in texts(session)[-1]

    handle_chat_press(session, ChatPress(ChatAction.NEW, "toys"), Press("q1", 5))
    assert "Which toy?" in texts(session)[-1]

    held = session.current_case
    assert held
    session.apply_event(held, Said("a wooden duck", 6))
    assert "Bye." in texts(session)[-1]
    assert held.case.guide == "toys"
