"""Flood control: who sends too much in too short a time is told so once, and nobody else waits.

A chat may act so often at once, and then once a second, as often as Telegram lets it be answered.
What is over that is refused before any turn is taken: it gets a receipt, and the first of it one
sentence. It is refused until nothing has come for some seconds, so that what is said of it stays
true: from one message on nothing was read. Files and forwarded messages are evidence and are
never refused, and neither is what blocks the bot or lets it in again.

The meters are kept in memory only: after a start every chat has a full one, which costs the others
no more than a few turns. They are confirmed when a batch is committed, not before: while the
database is away the same updates come again and again, and each counts once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.handlers.chat_session import ChatSession
from bot.rendering.calls import answer_press, build_messages
from bot.runtime.clock import Clock
from bot.transport.updates import (
    BlockChange,
    CaseMessage,
    CommandMessage,
    GroupMessage,
    Update,
    UpdateContent,
)
from bot.transport.uploads import Upload
from flows.model.events.buyer import Amended, Captioned, Filed, Said
from flows.model.events.evidence import Forwarded

QUIET_SECONDS = 10
"""After so long without a word the next one is read again."""

FORGET_ABOVE = 10_000


class InputKind(StrEnum):
    """What a chat can send too much of; each is counted apart, so that /status gets through."""

    WORDS = "words"
    COMMAND = "command"
    PRESS = "press"


ALLOWANCE: Mapping[InputKind, int] = {
    InputKind.WORDS: 20,  # a chat that is pasted in pieces
    InputKind.COMMAND: 10,
    InputKind.PRESS: 20,  # months of a calendar, as fast as a thumb goes
}
"""How much of each may come at once; one a second is added."""

UNLIMITED: Mapping[InputKind, int] = dict.fromkeys(InputKind, 1_000_000_000)
"""For a sandbox, whose buyers are programs."""


class Verdict(StrEnum):
    """What becomes of an input."""

    TAKE = "take"
    REFUSE_ALOUD = "refuse aloud"  # the first of a flood, whose sender is told
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Meter:
    """What one chat may still send of one kind, as of an instant; whether it is refused now."""

    left: float
    at: datetime
    is_flooded: bool = False

    def count(self, at: datetime, allowance: int) -> tuple["Meter", Verdict]:
        """Return the meter after one more, and what becomes of that one."""
        passed = max(0.0, (at - self.at).total_seconds())  # a clock may be set back
        left = min(float(allowance), self.left + passed)
        if left < (QUIET_SECONDS if self.is_flooded else 1):
            verdict = Verdict.REFUSE if self.is_flooded else Verdict.REFUSE_ALOUD
            return Meter(max(0.0, left - 1), at, is_flooded=True), verdict
        return Meter(left - 1, at), Verdict.TAKE


MeterKey = tuple[int, InputKind]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What becomes of each of some updates, by key, and the meters once they are committed."""

    verdicts: Mapping[str, Verdict]
    meters: Mapping[MeterKey, Meter]

    def find_verdict(self, update: Update) -> Verdict:
        """Return what becomes of one of them; what counts as nothing is taken."""
        return self.verdicts.get(update.key, Verdict.TAKE)


class FloodControl:
    """Judges updates by what their chats have sent lately."""

    def __init__(self, clock: Clock, allowance: Mapping[InputKind, int] = ALLOWANCE) -> None:
        self._clock, self._allowance = clock, allowance
        self._meters: dict[MeterKey, Meter] = {}

    def judge(self, updates: Iterable[Update]) -> Judgement:
        """Return what becomes of updates, in the order they came; nothing is counted yet.

        Each counts at the instant it was sent, where Telegram says so: what has waited for the bot
        to start was no flood.
        """
        now, verdicts, meters = self._clock.now(), dict[str, Verdict](), dict[MeterKey, Meter]()
        for update in updates:
            kind = classify_input(update.content)
            if kind is None:
                continue
            key, at, allowance = (
                (update.chat_id, kind),
                update.sent_at or now,
                self._allowance[kind],
            )
            meter = meters.get(key) or self._meters.get(key) or Meter(float(allowance), at)
            meters[key], verdicts[update.key] = meter.count(at, allowance)
        return Judgement(verdicts, meters)

    def confirm(self, judgement: Judgement) -> None:
        """Count what was judged: it is committed."""
        self._meters |= judgement.meters
        if len(self._meters) > FORGET_ABOVE:
            self._forget_full()

    def _forget_full(self) -> None:
        """Forget the meters that are full again: a new one would be the same."""
        longest = timedelta(seconds=max(self._allowance.values()))
        since = self._clock.now() - longest
        self._meters = {key: each for key, each in self._meters.items() if each.at > since}


def classify_input(content: UpdateContent) -> InputKind | None:
    """Return as what an update counts, None for one that is always taken."""
    match content:
        case BlockChange() | CaseMessage(Forwarded()):
            return None
        case Upload(event):
            return InputKind.WORDS if event.edited else None
        case CaseMessage():
            return InputKind.WORDS
        case CommandMessage() | GroupMessage():
            return InputKind.COMMAND
        case _:
            return InputKind.PRESS


def refuse_flood(session: ChatSession, update: Update) -> None:
    """Tell a buyer that from here on nothing is read, what is kept, and how to go on."""
    if isinstance(update.content, GroupMessage):
        session.is_saved = False
        return
    if update.press:
        session.queue_calls([answer_press(update.press)])
    is_words = classify_input(update.content) is InputKind.WORDS
    slot = "chat.flood_words" if is_words else "chat.flood_presses"
    text = session.voice.fill_slot(slot, {"seconds": QUIET_SECONDS})
    message = _find_message(update.content)
    session.queue_calls(build_messages(session.chat.chat_id, [text], [], message))


def _find_message(content: UpdateContent) -> int | None:
    """Return the message that the buyer wrote, where it is known."""
    match content:
        case CaseMessage(Said(message=number) | Captioned(message=number) | Amended(number)):
            return number
        case Upload(Filed(message=number)):
            return number
        case _:
            return None
