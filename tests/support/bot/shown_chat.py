"""A chat as its buyer sees it: what is typed and pressed, and what is shown in answer."""

from tests.support.bot.random_inputs import Types
from tests.support.bot.random_user import RandomUser
from tests.support.bot.whole_bot import WholeBot


class ShownChat:
    """A buyer's chat with the whole bot, read as it is shown."""

    def __init__(self, whole_bot: WholeBot) -> None:
        self.whole_bot = whole_bot
        self.user = RandomUser(whole_bot, whole_bot.add_buyer())

    async def says(self, *texts: str) -> list[str]:
        """Type texts; what the bot wrote in answer to the last one."""
        before = 0
        for text in texts:
            before = max(self.user.history.messages, default=0)
            await self.user.act(Types(text))
        return self._since(before)

    async def presses(self, label: str) -> list[str]:
        """Press the newest button that says this."""
        before = max(self.user.history.messages)
        posts = [post for post in reversed(self.user._bot()) if label in post.labels]
        await self.user._press(posts[0], posts[0].labels[label])
        return self._since(before)

    async def presses_data(self, data: str) -> list[str]:
        """Press a button under the newest message that carries this."""
        before = max(self.user.history.messages)
        await self.user._press(self.user._mine(), data)
        return self._since(before)

    def _since(self, number: int) -> list[str]:
        posts = [post for post in self.user._bot() if post.id > number]
        return [post.body.get("text") or post.body.get("caption", "") for post in posts]

    @property
    def shown(self) -> str:
        """The newest message as it reads now."""
        return str(self.user._bot()[-1].body["text"])

    @property
    def buttons(self) -> list[str]:
        """Every button of the newest message."""
        return list(self.user._bot()[-1].labels)

    @property
    def toasts(self) -> list[str]:
        events = self.user.history.events
        return [str(event["text"]) for event in events if event["kind"] == "toast"]

    async def number(self) -> str:
        """The id of the case on screen."""
        case = await self.whole_bot.load_current_case(self.user.history.person.id)
        return case.id if case else ""
