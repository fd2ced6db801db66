"""A phone in somebody's hand: the chat page used as a person uses it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.async_api import FilePayload, Locator, Page, expect

PATIENCE_MS = 60_000  # a bot that starts on a busy machine takes its time


@dataclass(frozen=True)
class Tap:
    """A button, by what it says."""

    label: str


# What somebody says or taps when a question has these words in it.
Answers = Mapping[str, str | Tap]


class Phone:
    """One page with one chat on it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def told(self) -> Locator:
        """The newest message of the bot."""
        return self.page.locator(".turn:not(.mine)").last

    async def say(self, text: str) -> None:
        """Type a text and send it."""
        await self.page.locator("#draft").fill(text)
        await self.page.keyboard.press("Enter")
        await expect(self.page.locator("#draft")).to_be_empty()

    async def tap(self, label: str) -> None:
        """Press the newest button that says so."""
        await self.page.get_by_role("button", name=label, exact=True).last.click()

    async def send(self, files: Sequence[FilePayload], caption: str) -> None:
        """Send pictures, several as an album."""
        await self.page.locator("#pick").set_input_files(files)
        await self.page.get_by_placeholder("Add a caption").fill(caption)
        await self.page.keyboard.press("Enter")
        await expect(self.page.locator("#tray")).to_be_hidden()

    async def sees(self, words: str) -> None:
        """Wait until the newest message of the bot has these words."""
        await expect(self.told).to_contain_text(words, timeout=PATIENCE_MS)

    async def answer(self, answers: Answers, until: str) -> None:
        """Answer question after question, until one has the words `until`."""
        while until not in (asked := await self.told.inner_text()):
            number = await self.told.get_attribute("data-ids") or ""
            await self._reply(asked, answers)
            await expect(self.told).not_to_have_attribute("data-ids", number, timeout=PATIENCE_MS)

    async def _reply(self, asked: str, answers: Answers) -> None:
        known = [answer for words, answer in answers.items() if words in asked]
        assert len(known) == 1, f"{len(known)} answers to: {asked}"
        if isinstance(known[0], Tap):
            await self.tap(known[0].label)
        else:
            await self.say(known[0])

    async def edit(self, number: int, text: str) -> None:
        """Change the text of one's own message; 0 is the first, -1 the last."""
        mine = self.page.get_by_role("button", name="More for your message")
        await (mine.last if number == -1 else mine.nth(number)).click()
        await self.page.get_by_role("menuitem", name="Edit").click()
        await self.say(text)

    async def control(self, label: str, times: int = 1) -> None:
        """Open the sandbox's controls, press one, and close them."""
        toggle = self.page.get_by_role("button", name="Sandbox controls")
        await toggle.click()
        for _ in range(times):
            await self.page.get_by_role("button", name=label, exact=True).click()
        await toggle.click()
