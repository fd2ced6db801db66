"""Plays a transcript: does what the person does, and waits for what the bot must do.

It never waits for time to pass, only for the next thing to happen in the chat. Messages,
edits, toasts and reactions are each compared in their own order between two actions; anything
more than was written is a divergence at the next action, or at the end.
"""

import difflib
import re
import time
from collections.abc import Callable

from bot.sandbox.sandbox import Sandbox
from bot.sandbox.transcripts import transcript
from bot.sandbox.transcripts.actions import ImpossibleActionError, find_button, perform_action
from bot.sandbox.transcripts.event_lines import (
    EDITED,
    format_event,
    format_full,
    is_same_line,
    list_lines,
)
from bot.sandbox.world.errors import BotApiError
from bot.sandbox.world.files import StoredFile
from bot.sandbox.world.types import Message

LIMIT_SECONDS = 10.0
_START_SECONDS = 60.0
_IDLE_SECONDS = 0.15
_RECORDING_IDLE_SECONDS = 0.5
# Errors a bot may run into without having done anything wrong.
_ALLOWED_ERRORS = re.compile(
    r"not modified|MESSAGE_EMPTY|too old|not found|too big|temporarily unavailable"
)


class DivergenceError(Exception):
    """The bot did not do what the transcript says; the text tells where and how."""


class Player:
    """One person's side of one transcript; `show` gets every line as it happens."""

    def __init__(self, sandbox: Sandbox, show: Callable[[str], None]) -> None:
        self.sandbox = sandbox
        self.world = sandbox.world
        self.chat = self.world.find_chat(self.world.add_person("Buyer").id)
        self.show = show
        self.limit_seconds = LIMIT_SECONDS
        self._last_event = 0
        self._unmatched: list[str] = []
        self._expected_lines: list[str] = []
        self._actual_lines: list[str] = []
        self._sent_ids: frozenset[int] = frozenset()

    async def wait_ready(self) -> None:
        """Return when the bot asks for updates for the first time."""
        await self._wait_until(
            lambda: self.world.updates.waiting_poll, _START_SECONDS, "asked for updates"
        )

    async def play(
        self, lines: list[transcript.TranscriptLine], *, kill_between: bool = False
    ) -> None:
        """Play to the end; raises `DivergenceError`."""
        actions_done = 0
        for line in lines:
            try:
                if line.expected is not None:
                    await self._expect_line(line.expected)
                elif line.action is not None:
                    if (
                        kill_between
                        and isinstance(line.action, transcript.UserAction)
                        and actions_done
                    ):
                        await self._run_step("# kill", transcript.RestartBot("kill"))
                    actions_done += isinstance(line.action, transcript.UserAction)
                    await self._run_step(line.text, line.action)
            except DivergenceError as reason:
                raise DivergenceError(f"line {line.number}: {reason}") from None
        await self.wait_idle()
        self._check_complete()
        self._check_errors()

    async def record(self, lines: list[transcript.TranscriptLine]) -> list[str]:
        """Play the acts, and return the transcript with what the bot did after each."""
        out: list[str] = []
        acts = [line.action for line in lines if line.action is not None]
        for line in lines:
            if line.action is not None:
                acts.pop(0)
                await self.wait_idle(seen=not isinstance(line.action, transcript.RestartBot))
                out += self._take_lines()  # what came late still belongs to the action before
            if line.expected is None:
                out.append(line.text)
            if line.action is not None:
                await self._run_step(line.text, line.action)
                dies = bool(acts) and isinstance(acts[0], transcript.RestartBot)
                await self.wait_idle(_RECORDING_IDLE_SECONDS, seen=not dies)
                out += self._take_lines()
        self._check_errors()
        return out

    def _take_lines(self) -> list[str]:
        """Return what happened since this was last asked, and take it for written."""
        self._read_events()
        seen, self._unmatched = self._unmatched, []
        return seen

    def list_files(self) -> list[StoredFile]:
        """The files the bot sent, in order."""
        media = [
            event["media"]
            for event in self.chat.events
            if event["kind"] == "message" and event["from"] == "bot" and event["media"]
        ]
        found = [self.world.files.find_by_id(each["file_id"]) for each in media]
        return [stored for stored in found if stored is not None]

    async def wait_idle(self, seconds: float = _IDLE_SECONDS, *, seen: bool = True) -> None:
        """Return when the bot waits for updates, has none left, and did nothing for so long.

        Where it is to be `seen`, files are looked into and case files made as well.
        """
        since, last = time.monotonic(), -1
        until = since + _START_SECONDS
        while (now := time.monotonic()) < since + seconds:
            await self.world.signal.wait(min(since + seconds, until) - now)
            self._check_alive()
            done = len(self.world.calls) + len(self.chat.events)
            if done != last or not self.world.is_idle or (seen and self.sandbox.is_busy):
                since, last = time.monotonic(), done
            if time.monotonic() > until:
                raise DivergenceError("the bot does not come to rest")

    async def _run_step(self, text: str, action: transcript.Action) -> None:
        if not isinstance(action, transcript.UserAction):
            # Time and death come to a bot at rest, else who knows what to expect; but what is
            # seen in files is told only later, and death may well come before it.
            await self.wait_idle(seen=not isinstance(action, transcript.RestartBot))
        if not isinstance(
            action, transcript.MoveClock
        ):  # on a slow machine a follow-up may be ahead of it
            self._check_complete()
        self._expected_lines, self._actual_lines = [], []
        self.show(text)
        await self._perform(action)

    async def _perform(self, action: transcript.Action) -> None:
        match action:
            case transcript.MoveClock(seconds):
                self.sandbox.clock.move(seconds)
            case transcript.ReadMessage():
                self._read_message()
            case transcript.Downtime(seconds):
                await self.sandbox.bot.stop()
                self.sandbox.clock.move(seconds)
                await self.sandbox.bot.start()
            case transcript.RestartBot("kill"):
                await self.sandbox.bot.kill()
            case transcript.RestartBot():
                await self.sandbox.bot.restart()
            case transcript.PressButton(label):
                await self._wait_until(
                    lambda: find_button(self.chat, action),
                    self.limit_seconds,
                    f"shown the button [{label}]",
                )
                perform_action(self.world, self.chat, action)
            case _:
                self._sent_ids = frozenset(message.id for message in self._perform_action(action))

    def _read_message(self) -> None:
        said = (e for e in reversed(self.chat.events) if e["kind"] == "message")
        for line in list_lines(next(e for e in said if e["from"] == "bot")):
            self._unmatched.append(line)
            self._actual_lines.append(line)

    def _perform_action(self, action: transcript.UserAction) -> list[Message]:
        try:
            return perform_action(self.world, self.chat, action)
        except (ImpossibleActionError, BotApiError) as reason:
            raise DivergenceError(f"this cannot be done: {reason}") from None

    async def _expect_line(self, line: str) -> None:
        """Wait for the next thing of this kind, and compare it; edits have no order."""
        self._expected_lines.append(line)
        await self._wait_until(
            lambda: self._find_next(line), self.limit_seconds, f"written\n  {line}"
        )
        got = self._find_next(line)
        if got is None or not is_same_line(got, line):
            raise DivergenceError(f"the chat goes another way\n{self._format_difference()}")
        if got in self._unmatched:
            self._unmatched.remove(got)

    def _find_next(self, line: str) -> str | None:
        self._read_events()
        if line[0] == EDITED:
            return next((each for each in self._actual_lines if is_same_line(each, line)), None)
        return next((each for each in self._unmatched if each[0] == line[0]), None)

    def _read_events(self) -> None:
        """Read on in the chat's log."""
        for event in self.chat.events[self._last_event :]:
            self._last_event = event["seq"]
            line = format_event(event, self._sent_ids)
            if line is not None:
                self._unmatched.append(line)
                self._actual_lines.append(line)
                self.show(format_full(event, line))

    def _check_complete(self) -> None:
        self._read_events()
        if any(line[0] != EDITED for line in self._unmatched):
            raise DivergenceError(f"the bot did more than is written\n{self._format_difference()}")

    def _check_errors(self) -> None:
        wrong = [
            f"{call.method}: {call.description}"
            for call in self.world.calls
            if call.code == 400 and not _ALLOWED_ERRORS.search(call.description)
        ]
        if wrong:
            told = "\n  ".join(wrong)
            raise DivergenceError(f"Telegram would refuse what the bot asked:\n  {told}")

    def _format_difference(self) -> str:
        rows = difflib.ndiff(self._expected_lines, self._actual_lines)
        shown = "\n".join(f"  {row}" for row in rows if row[0] != "?")
        return f"{shown}\n  (- written, + happened)"

    async def _wait_until(self, ready: Callable[[], object], seconds: float, what: str) -> None:
        began = time.monotonic()
        while not ready():
            self._check_alive()
            limit = max(seconds, _START_SECONDS) if self.sandbox.is_busy else seconds
            left = began + limit - time.monotonic()
            if left <= 0:
                raise DivergenceError(
                    f"the bot has not {what}\nin {seconds:g} s\n{self._format_difference()}"
                )
            await self.world.signal.wait(left)

    def _check_alive(self) -> None:
        if not self.sandbox.bot.is_running:
            raise DivergenceError(
                f"the bot has stopped; its log ends\n{self.sandbox.bot.read_log()}"
            )
