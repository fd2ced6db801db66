"""Letters that were shown and sent, and the buyer's own days, survive being written and read."""

from datetime import UTC, date, datetime

import orjson

from flows.model import codec
from flows.model.case import Answer, Case, Spot
from flows.model.letter_texts import LetterText, SentLetter

AT = datetime(2026, 5, 11, 23, 0, 0, 123457, tzinfo=UTC)
HELLO = LetterText("Hello 😀\n\n", "您好")
CASE = Case(
    id="c1",
    guide="g",
    opened_at=AT,
    heard_at=AT,
    answers={
        Spot("a"): Answer("answered", AT, "sent", on=date(2026, 5, 12)),
        Spot("a", 1): Answer("skipped", AT),
    },
    shown_letters={"note": HELLO, "bank": LetterText("Sir")},
    sent_letters=(
        SentLetter("note", "a", 0, date(2026, 5, 12), AT, HELLO),
        SentLetter("note", "a", 1, date(2026, 5, 13), AT, LetterText("Sir")),
    ),
)


def test_they_come_back_to_the_letter() -> None:
    assert codec.decode_case(codec.encode_case(CASE)) == CASE


def test_a_former_version_kept_none_of_them() -> None:
    stored = orjson.loads(codec.encode_case(CASE))
    for name in ("shown_letters", "sent_letters", "days"):
        del stored[name]
    found = codec.decode_case(orjson.dumps(stored))
    assert (found.shown_letters, found.sent_letters) == ({}, ())
    assert [answer.on for answer in found.answers.values()] == [None, None]
    assert [answer.at for answer in found.answers.values()] == [AT, AT]
