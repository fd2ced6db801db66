"""One random user of the whole bot: does each input, and checks that it is answered rightly."""

from dataclasses import dataclass, field
from typing import assert_never

from bot.sandbox.world.types import ChatHistory, Json, Message
from bot.sandbox.world.world import CallbackQuery
from flows.definition.kinds import Amount, Count, Day, DueTime, Exhibits, Story
from flows.engine.context import build_context
from flows.model.case import Case
from flows.nudges.quiet_hours import ContactPreferences
from flows.nudges.schedule import SUMMARY
from storage.records import Changes
from tests.support.bot.random_inputs import (
    Edits,
    Fetches,
    Forges,
    Goes,
    Presses,
    Sends,
    Strays,
    Types,
    UserInput,
    Waits,
)
from tests.support.bot.whole_bot import WholeBot

MAX_BUTTONS = 8
TROUBLE = "Something went wrong"
CALLS = {"callback_query": 3, "message": 2, "edited_message": 2}
USUAL = {Amount: "USD 500", Count: "2", Day: "yesterday", DueTime: "tomorrow 18:00 my time"}
ORDER = "12345678901"
EDITABLE = {"text", "photo", "video", "document", "audio", "animation", "voice"}


def is_editable(post: Message) -> bool:
    """Whether the app lets people edit a message: one of theirs, with a text or a caption."""
    return not post.from_bot and not EDITABLE.isdisjoint(post.body)


def is_calendar(post: Message) -> bool:
    """Whether the buttons of a message are the days of a month, which are judged as a grid."""
    return "Mo" in post.labels


@dataclass(slots=True)
class RandomUser:
    """A user of the whole bot; `costs` are the updates that cost more calls than promised."""

    whole_bot: WholeBot
    history: ChatHistory
    costs: list[tuple[str, int, list[str]]] = field(default_factory=list)

    async def act(self, act: UserInput) -> None:
        """Do it, and check what comes of it."""
        match act:
            case Types(text, reply):
                await self._sends({"text": text}, reply)
            case Sends(content):
                await self._sends(content)
            case Presses(button, times):
                await self._presses(button, times)
            case Forges(data):
                await self._press(self._mine(), data.replace("{here}", await self._here()))
            case Goes(steps, button):
                await self._goes(steps, button)
            case Edits(message, text):
                await self._edits(message, text)
            case Waits(by):
                await self.whole_bot.pass_time(by)
            case Fetches(lost):
                await self.whole_bot.download_files(lost=lost)
            case Strays(kind, body):
                self.whole_bot.world.updates._allowed = None
                self.whole_bot.world.updates.put(kind, body)
                await self._strayed()
            case _:
                assert_never(act)
        self._check_texts()

    async def _sends(self, content: Json, reply: int | None = None) -> None:
        posts = list(self.history.messages.values())
        if reply is not None and posts:
            quoted = posts[reply % len(posts)].body
            content = {"reply_to_message": quoted, **content}
        world = self.whole_bot.world
        body = {**world.build_header(self.history, mine=False), **content}
        words = {name: body[name] for name in ("text", "caption") if name in body}
        # The world's page could not show half of a surrogate pair; the update carries it.
        shown: Json = {n: each.encode("utf-8", "replace").decode() for n, each in words.items()}
        world.add_message(self.history, Message({**body, **shown}, from_bot=False))
        world.updates.put("message", {**body, **content})
        await self._answered()

    async def _presses(self, button: int, times: int) -> None:
        shown = [(post, data) for post in self._bot() for data in post.labels.values()]
        if not shown:
            await self._press(None, "chat:new:")
            return
        post, data = shown[-1 - button % len(shown)]
        for _ in range(times):
            await self._press(post, data)

    async def _press(self, post: Message | None, data: str) -> None:
        world, person = self.whole_bot.world, self.history.person
        query = world.make_id()
        world.queries[query] = CallbackQuery(person.id, world.now())
        gone: Json = {"message_id": 1, "date": 0, "chat": person.build_chat()}
        told = {"id": query, "from": person.build_user(), "data": data}
        world.updates.put("callback_query", {**told, "message": post.body if post else gone})
        await self._answered()

    async def _here(self) -> str:
        """How the data of every button of the live question begins."""
        case = await self.whole_bot.load_current_case(self.history.person.id)
        if case is None:
            return "nobody"
        spot = self.whole_bot.guides[case.guide].find_spot(case)
        return f"{case.id}:{spot.step}:{spot.lap}"

    async def _goes(self, steps: int, button: int) -> None:
        for _ in range(steps):
            case = await self.whole_bot.load_current_case(self.history.person.id)
            if case is None:
                await self._sends({"text": "/start"})
                continue
            text, data = self._usual(case, button)
            if data:
                await self._press(self._mine(), data)
            else:
                await self._sends({"text": text})

    def _usual(self, case: Case, button: int) -> tuple[str, str]:
        """A text that answers the question, or the data of a button that does."""
        guide = self.whole_bot.catalog.find_language(None).guides[case.guide]
        context = build_context(guide, case, self.whole_bot.clock.now(), ContactPreferences())
        offers = context.step.kind.list_buttons(context.asking)
        place = f"{case.id}:{context.spot.step}:{context.spot.lap}"
        if offers:
            return "", f"{place}:{offers[button % len(offers)]}"
        if isinstance(context.step.kind, Exhibits):
            return "", f"{place}:!done"
        if isinstance(context.step.kind, Story) and case.entries.get(context.spot):
            return "", f"{place}:!done"
        usual = USUAL.get(type(context.step.kind))
        return usual or (ORDER if context.spot.step == "order_number" else "some words here"), ""

    async def _edits(self, message: int, text: str) -> None:
        own = [post for post in self.history.messages.values() if is_editable(post)]
        if not own:
            return
        post = own[message % len(own)]
        field = "text" if "text" in post.body else "caption"
        post.body = {**post.body, field: text}
        self.whole_bot.world.updates.put("edited_message", post.body)
        await self._answered()

    async def _strayed(self) -> None:
        for update in self.whole_bot.take_updates():
            self.whole_bot.world.chats.setdefault(-100123, self.history)
            await self.whole_bot.process([update])

    async def _answered(self) -> None:
        """Take each update alone: it gets an answer, and not too many calls."""
        for update in self.whole_bot.take_updates():
            kind = next(name for name in CALLS if name in update)
            if kind == "message" and "pinned_message" in update["message"]:
                await self.whole_bot.process([update])
                continue
            changes = await self.whole_bot.process([update])
            self._check(kind, update, changes)

    def _check(self, kind: str, update: Json, changes: Changes) -> None:
        calls = [letter.method for letter in changes.messages]
        summed = any(row.kind == SUMMARY for rows in changes.nudges.values() for row in rows)
        assert calls or changes.exhibits or summed, f"no answer to {update}"
        seen = [call for call in calls if call != "pinChatMessage"]  # once a case, and silent
        if len(seen) > CALLS[kind]:
            self.costs.append((kind, len(calls), calls))

    def _check_texts(self) -> None:
        for post in self._bot():
            assert TROUBLE not in post.body.get("text", "")
            assert len(post.list_labels()) <= MAX_BUTTONS or is_calendar(post), post.labels

    def _bot(self) -> list[Message]:
        return [
            post for post in self.history.messages.values() if post.from_bot and not post.is_service
        ]

    def _mine(self) -> Message | None:
        return next(iter(self._bot()[-1:]), None)
