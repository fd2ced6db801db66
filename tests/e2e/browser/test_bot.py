"""The bot itself behind the page: what a buyer sees of it, from the first tap to a follow-up."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, FilePayload, Page, expect

from bot.sandbox.sandbox import LOG_NAME, Sandbox, filter_environment, open_sandbox
from tests.e2e.browser.test_looks import FAINT, NAMELESS, SMALL
from tests.support.browser.phone import Answers, Phone, Tap
from tests.support.browser.screenshots import Shade, Shots, carton

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

START = datetime.fromisoformat("2026-03-02T09:00:00+00:00")
FIRST_UPDATE = 439_028_092
LETTER = "Here is your message to the seller."
BUYER: Answers = {
    "What went wrong?": Tap("It arrived damaged"),
    "What is damaged, and how?": "The cups are cracked. 30 of 100 leak.",
    "How was this order paid?": Tap("Trade Assurance"),
    "What did you pay with?": Tap("Credit or debit card"),
    "What is the order number?": "12345678901234567",
    "What did you order?": "steel bottle 500 ml",
    "What is the seller's company name?": "Ningbo Cup Co",
    "How many units did you order?": "100",
    "How many units arrived?": "100",
    "How many units have the problem?": "30",
    "How much have you paid": "1,250.00 USD",
    "On which day did you pay?": "12 January 2026",
    "On which day was it shipped?": "20 January 2026",
    "How was it shipped?": Tap("Sea freight"),
    "On which day was it delivered?": "26 February 2026",
    "Was receipt confirmed": Tap("No, not confirmed"),
    "Does it show a countdown": Tap("No, I see none"),
    "Your way:": Tap("Continue"),
    "Ask your card bank today": Tap("Continue"),
    "What do you want?": Tap("A part of it back"),
    "Is there more to count?": Tap("No, that is the sum"),
    "The bad part, in numbers": Tap("Continue"),
    "Which amount do you ask for?": "375 USD",
}


@pytest_asyncio.fixture(loop_scope="session")
async def bot(tmp_path: Path) -> AsyncIterator[Sandbox]:
    """The bot in the sandbox, one Monday morning; it may ask nothing Telegram would refuse."""
    ahead = START.timestamp() - time.time()
    async with open_sandbox(
        tmp_path,
        offset=ahead,
        first_update=FIRST_UPDATE,
        environment=filter_environment(os.environ),
    ) as stage:
        yield stage
        assert stage.world.violations == []
    log = (tmp_path / LOG_NAME).read_text("utf-8")
    assert "ERROR" not in log, log
    assert "Traceback" not in log, log


@pytest_asyncio.fixture(loop_scope="session")
async def phone(context: BrowserContext, bot: Sandbox) -> AsyncIterator[Phone]:
    """The page on its first chat; whatever the browser complains of fails the test."""
    page = await context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    await page.goto(bot.address)
    yield Phone(page)
    assert wrong == []
    await expect(page.locator("#refused")).to_be_hidden()


async def begun(phone: Phone) -> None:
    """Start the chat and the first case."""
    await phone.page.get_by_role("button", name="Start the chat").click()
    await phone.sees("I am independent: not Alibaba")
    await phone.tap("Start, with reminders")
    await phone.sees("Where are you?")
    await phone.tap("Skip for now")
    await phone.sees("What went wrong?")


async def photos(page: Page, *names: str) -> list[FilePayload]:
    """Photos of a damaged carton, each a little different."""
    return [
        FilePayload(name=name, mimeType="image/jpeg", buffer=await carton(page, 0.09 * number))
        for number, name in enumerate(names)
    ]


async def test_answers_become_a_letter_and_silence_a_follow_up(
    phone: Phone, browser: Browser
) -> None:
    page, shots = phone.page, Shots(phone.page, browser)
    await begun(phone)
    await phone.answer(BUYER, until="What did you pay with?")
    await expect(page.get_by_text("✓ Trade Assurance")).to_be_visible()
    question = await shots.take("light")
    await phone.answer(BUYER, until=LETTER)
    await phone.told.evaluate("node => node.scrollIntoView({block: 'start'})")
    await shots.save("chat-light.png", "light", question, await shots.take("light"))
    await phone.told.get_by_role("button", name="Copy").first.click()
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert "order 12345678901234567: steel bottle 500 ml" in copied
    await phone.tap("I sent it")
    await phone.sees("Round 1: the seller's turn.")

    await phone.send(await photos(page, "a.jpg", "b.jpg", "c.jpg"), "crushed corner")
    album = page.get_by_role("group", name="Album of 3")
    await expect(album.get_by_role("img", name="Photo")).to_have_count(3)
    await expect(page.get_by_role("img", name="Reactions: 👍")).to_have_count(3)
    await phone.sees("Saved with your evidence: 3.")
    await album.evaluate("node => node.scrollIntoView({block: 'center'})")
    kept = await shots.take("dark")
    await phone.control("+1 day")
    await phone.sees("One day since you wrote about your USD 1,250.00 order.")
    await phone.control("+1 day")
    await phone.sees("Two days without news about your USD 1,250.00 order.")
    await page.get_by_role("button", name="Newest messages").click()
    await expect(phone.told).to_be_in_viewport()
    await shots.save("chat-dark.png", "dark", kept, await shots.take("dark"))


async def test_the_case_file_comes_when_it_is_asked_for(phone: Phone, browser: Browser) -> None:
    page, shots = phone.page, Shots(phone.page, browser)
    await begun(phone)
    await phone.answer(BUYER, until=LETTER)
    await phone.tap("I sent it")
    await phone.send(await photos(page, "a.jpg", "b.jpg", "c.jpg"), "crushed corner")
    await phone.sees("Saved with your evidence: 3.")
    await phone.say("/casefile")
    await phone.sees("That is the whole case file")
    for name in ("case-file-v1.pdf", "case-file-v1-files-1.zip", "E01-photo.jpg"):
        await expect(page.get_by_text(name, exact=True)).to_be_visible()
    first = page.get_by_text("Case file, version 1.", exact=True)
    await expect(first).to_be_visible()
    await first.evaluate("node => node.scrollIntoView({block: 'end'})")
    pictures = await shots.take("light")
    await page.get_by_text("E01-photo.jpg", exact=True).evaluate(
        "node => node.scrollIntoView({block: 'center'})"
    )
    await shots.save("chat-case-file.png", "light", pictures, await shots.take("light"))


async def test_old_buttons_edits_and_a_kill_leave_the_case_whole(
    phone: Phone, bot: Sandbox
) -> None:
    page = phone.page
    await begun(phone)
    await phone.answer(BUYER, until="What did you order?")
    await page.get_by_role("button", name="Skip for now").first.click()
    await expect(page.locator("#toasts")).to_have_text("That button is from an earlier question.")
    await expect(phone.told).to_contain_text("What did you order?")

    await phone.edit(1, "The cups are cracked. 35 of 100 leak.")
    await phone.sees("I changed your answer as you edited it: The cups are cracked. 35 of 100")
    await expect(page.locator(".turn.mine").nth(1)).to_contain_text("edited")
    await phone.send(await photos(page, "carton.jpg"), "crashed corner")
    await expect(page.get_by_role("img", name="Reactions: 👍")).to_be_visible()
    await phone.sees("Saved with your evidence: 1.")

    before = bot.bot.pid
    await phone.control("Kill")
    await expect(page.locator("#bot-state")).to_contain_text("restarted once")
    assert bot.bot.pid != before
    await phone.say("steel bottle 500 ml")
    await phone.sees("What is the seller's company name?")
    await expect(page.get_by_role("button", name="Pinned")).to_contain_text("It arrived damaged")


async def test_two_people_are_served_side_by_side(phone: Phone, context: BrowserContext) -> None:
    await begun(phone)
    page = await context.new_page()
    await page.goto(phone.page.url)
    await page.get_by_role("button", name="Add a person").click()
    await page.get_by_label("Name").fill("Wei")
    await page.get_by_role("button", name="Add", exact=True).click()
    other = Phone(page)
    await begun(other)
    await asyncio.gather(
        phone.answer(BUYER, until="What is the seller's company name?"),
        other.answer({**BUYER, "What went wrong?": Tap("It never arrived")}, "What did you order?"),
    )
    await phone.sees("What is the seller's company name?")
    await other.sees("What did you order?")
    for each, problem in ((phone, "It arrived damaged"), (other, "It never arrived")):
        await expect(each.page.get_by_role("button", name="Pinned")).to_contain_text(problem)


@pytest.mark.parametrize("shade", ["light", "dark"])
async def test_what_the_bot_says_can_be_read_and_tapped(phone: Phone, shade: Shade) -> None:
    await phone.page.emulate_media(color_scheme=shade)
    await begun(phone)
    await phone.answer(BUYER, until="What is the order number?")
    for width in (360, 430):
        await phone.page.set_viewport_size({"width": width, "height": 800})
        for place in ("document.documentElement", "document.getElementById('scroller')"):
            assert await phone.page.evaluate(f"{place}.scrollWidth <= {place}.clientWidth"), place
    assert await phone.page.evaluate(FAINT) == []
    assert await phone.page.evaluate(SMALL) == []
    assert await phone.page.evaluate(NAMELESS) == []
