"""Plays a transcript: does what the person does, and waits for what the bot must do.

It never waits for time to pass, only for the next thing to happen in the chat. Messages,
edits, toasts and reactions are each compared in their own order between two acts; anything
more than was written is a divergence at the next act, or at the end.
"""

import difflib
import re
import time
from collections.abc import Callable

from bot.sandbox.bot_api.errors import Refusal
from bot.sandbox.sandbox import Stage
from bot.sandbox.transcripts import transcript
from bot.sandbox.transcripts.actions import Impossible, button, do
from bot.sandbox.transcripts.recorder import line_of, lines, whole
from bot.sandbox.world.files import Stored
from bot.sandbox.world.types import Post

LIMIT_SECONDS = 10.0
_START_SECONDS = 60.0
_QUIET_SECONDS = 0.15
_QUIET_IN_RECORDING = 0.5
# Refusals a bot may run into without having done anything wrong.
_FORGIVEN = re.compile(r"not modified|too old|not found|too big|temporarily unavailable")


class Divergence(Exception):  # noqa: N818 - the chat went another way, nothing broke
    """The bot did not do what the transcript says; the text tells where and how."""


class Player:
    """One person's side of one transcript; `show` gets every line as it happens."""

    def __init__(self, stage: Stage, show: Callable[[str], None]) -> None:
        self.stage = stage
        self.world = stage.world
        self.talk = self.world.talk(self.world.join("Buyer").id)
        self.show = show
        self.limit = LIMIT_SECONDS
        self._read = 0
        self._fresh: list[str] = []
        self._block: list[str] = []
        self._told: list[str] = []
        self._acted: frozenset[int] = frozenset()

    async def ready(self) -> None:
        """Return when the bot asks for updates for the first time."""
        await self._until(lambda: self.world.mailbox.waiting, _START_SECONDS, "asked for updates")

    async def play(self, lines: list[transcript.Line], *, kill_between: bool = False) -> None:
        """Play to the end; raises `Divergence`."""
        deeds = 0
        for line in lines:
            try:
                if line.expected is not None:
                    await self._expect(line.expected)
                elif line.act is not None:
                    if kill_between and isinstance(line.act, transcript.Deed) and deeds:
                        await self._step("# kill", transcript.Process("kill"))
                    deeds += isinstance(line.act, transcript.Deed)
                    await self._step(line.text, line.act)
            except Divergence as reason:
                raise Divergence(f"line {line.number}: {reason}") from None
        await self.quiet()
        self._nothing_more()
        self._nothing_refused()

    async def record(self, lines: list[transcript.Line]) -> list[str]:
        """Play the acts, and return the transcript with what the bot did after each."""
        out: list[str] = []
        acts = [line.act for line in lines if line.act is not None]
        for line in lines:
            if line.act is not None:
                acts.pop(0)
                await self.quiet(seen=not isinstance(line.act, transcript.Process))
                out += self._seen()  # what came late still belongs to the act before
            if line.expected is None:
                out.append(line.text)
            if line.act is not None:
                await self._step(line.text, line.act)
                dies = bool(acts) and isinstance(acts[0], transcript.Process)
                await self.quiet(_QUIET_IN_RECORDING, seen=not dies)
                out += self._seen()
        self._nothing_refused()
        return out

    def _seen(self) -> list[str]:
        """Return what happened since this was last asked, and take it for written."""
        self._look()
        seen, self._fresh = self._fresh, []
        return seen

    def files(self) -> list[Stored]:
        """The files the bot sent, in order."""
        media = [
            event["media"]
            for event in self.talk.events
            if event["kind"] == "message" and event["from"] == "bot" and event["media"]
        ]
        found = [self.world.shelf.find(each["file_id"]) for each in media]
        return [stored for stored in found if stored is not None]

    async def quiet(self, seconds: float = _QUIET_SECONDS, *, seen: bool = True) -> None:
        """Return when the bot waits for updates, has none left, and did nothing for so long.

        Where it is to be `seen`, files are looked into and case files made as well.
        """
        since, last = time.monotonic(), -1
        until = since + _START_SECONDS
        while (now := time.monotonic()) < since + seconds:
            await self.world.bell.wait(min(since + seconds, until) - now)
            self._alive()
            done = len(self.world.calls) + len(self.talk.events)
            if done != last or not self.world.idle or (seen and self.stage.busy):
                since, last = time.monotonic(), done
            if time.monotonic() > until:
                raise Divergence("the bot does not come to rest")

    async def _step(self, text: str, act: transcript.Act) -> None:
        if not isinstance(act, transcript.Deed):
            # Time and death come to a bot at rest, else who knows what to expect; but what is
            # seen in files is told only later, and death may well come before it.
            await self.quiet(seen=not isinstance(act, transcript.Process))
        if not isinstance(act, transcript.Move):  # on a slow machine a follow-up may be ahead of it
            self._nothing_more()
        self._block, self._told = [], []
        self.show(text)
        await self._do(act)

    async def _do(self, act: transcript.Act) -> None:
        match act:
            case transcript.Move(seconds):
                self.stage.shift.move(seconds)
            case transcript.Look():
                self._read_whole()
            case transcript.Down(seconds):
                await self.stage.keeper.stop()
                self.stage.shift.move(seconds)
                await self.stage.keeper.start()
            case transcript.Process("kill"):
                await self.stage.keeper.kill()
            case transcript.Process():
                await self.stage.keeper.restart()
            case transcript.Press(label):
                await self._until(
                    lambda: button(self.talk, act), self.limit, f"shown the button [{label}]"
                )
                do(self.world, self.talk, act)
            case _:
                self._acted = frozenset(post.id for post in self._done(act))

    def _read_whole(self) -> None:
        said = (e for e in reversed(self.talk.events) if e["kind"] == "message")
        for line in lines(next(e for e in said if e["from"] == "bot")):
            self._fresh.append(line)
            self._told.append(line)

    def _done(self, deed: transcript.Deed) -> list[Post]:
        try:
            return do(self.world, self.talk, deed)
        except (Impossible, Refusal) as reason:
            raise Divergence(f"this cannot be done: {reason}") from None

    async def _expect(self, line: str) -> None:
        """Wait for the next thing of this kind, and compare it."""
        self._block.append(line)
        await self._until(lambda: self._next(line[0]), self.limit, f"written\n  {line}")
        got = self._next(line[0])
        if got is None or " ".join(got.split()) != " ".join(line.split()):
            raise Divergence(f"the chat goes another way\n{self._difference()}")
        self._fresh.remove(got)

    def _next(self, sign: str) -> str | None:
        self._look()
        return next((line for line in self._fresh if line[0] == sign), None)

    def _look(self) -> None:
        """Read on in the chat's log."""
        for event in self.talk.events[self._read :]:
            self._read = event["seq"]
            line = line_of(event, self._acted)
            if line is not None:
                self._fresh.append(line)
                self._told.append(line)
                self.show(whole(event, line))

    def _nothing_more(self) -> None:
        self._look()
        if self._fresh:
            raise Divergence(f"the bot did more than is written\n{self._difference()}")

    def _nothing_refused(self) -> None:
        wrong = [
            f"{call.method}: {call.description}"
            for call in self.world.calls
            if call.code == 400 and not _FORGIVEN.search(call.description)
        ]
        if wrong:
            raise Divergence("Telegram would refuse what the bot asked:\n  " + "\n  ".join(wrong))

    def _difference(self) -> str:
        rows = difflib.ndiff(self._block, self._told)
        return (
            "\n".join(f"  {row}" for row in rows if row[0] != "?") + "\n  (- written, + happened)"
        )

    async def _until(self, ready: Callable[[], object], seconds: float, what: str) -> None:
        began = time.monotonic()
        while not ready():
            self._alive()
            limit = max(seconds, _START_SECONDS) if self.stage.busy else seconds
            left = began + limit - time.monotonic()
            if left <= 0:
                raise Divergence(f"the bot has not {what}\nin {seconds:g} s\n{self._difference()}")
            await self.world.bell.wait(left)

    def _alive(self) -> None:
        if not self.stage.keeper.running:
            raise Divergence(f"the bot has stopped; its log ends\n{self.stage.keeper.last_words()}")
