"""The bot itself behind the page: old buttons, edits, a kill, two people, and a small screen."""

import asyncio

import pytest
from playwright.async_api import BrowserContext, expect

from bot.sandbox.sandbox import Sandbox
from tests.e2e.browser.test_looks import FAINT, NAMELESS, SMALL
from tests.support.browser.phone import Phone, Tap
from tests.support.browser.screenshots import Shade
from tests.support.sample.interview import BUYER, begin_case, list_photos

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_edits_and_a_kill_leave_the_case_whole(phone: Phone, bot: Sandbox) -> None:
    page = phone.page
    await begin_case(phone)
    await phone.answer(BUYER, until="What did you order?")
    await expect(phone.told).to_contain_text("What did you order?")

    await phone.edit(1, "20 of 60 glass shades are broken.")
    await phone.sees("I changed your answer as you edited it: 20 of 60 glass shades are broken.")
    await expect(page.locator(".turn.mine").nth(1)).to_contain_text("edited")
    await phone.send(list_photos("carton"), "crashed corner")
    await expect(page.get_by_role("img", name="Reactions: 👍")).to_be_visible()
    await phone.sees("Saved as E1.")

    before = bot.bot.pid
    await phone.control("Kill")
    await expect(page.locator("#bot-state")).to_contain_text("restarted once")
    assert bot.bot.pid != before
    await phone.say("Table lamp with glass shade, 30 cm, white")
    await phone.sees("What is the seller's company name?")
    await expect(page.get_by_text("✓ Problem: It arrived damaged")).to_be_visible()


async def test_two_people_are_served_side_by_side(phone: Phone, context: BrowserContext) -> None:
    await begin_case(phone)
    page = await context.new_page()
    await page.goto(phone.page.url)
    await page.get_by_role("button", name="Add a person").click()
    await page.get_by_label("Name").fill("Wei")
    await page.get_by_role("button", name="Add", exact=True).click()
    other = Phone(page)
    await begin_case(other)
    await asyncio.gather(
        phone.answer(BUYER, until="What is the seller's company name?"),
        other.answer({**BUYER, "What went wrong?": Tap("It never arrived")}, "What did you order?"),
    )
    await phone.sees("What is the seller's company name?")
    await other.sees("What did you order?")
    for each, problem in ((phone, "It arrived damaged"), (other, "It never arrived")):
        await expect(each.page.get_by_text(f"✓ Problem: {problem}")).to_be_visible()


@pytest.mark.parametrize("shade", ["light", "dark"])
async def test_what_the_bot_says_can_be_read_and_tapped(phone: Phone, shade: Shade) -> None:
    await phone.page.emulate_media(color_scheme=shade)
    await begin_case(phone)
    await phone.answer(BUYER, until="What is the order number?")
    for width in (360, 430):
        await phone.page.set_viewport_size({"width": width, "height": 800})
        for place in ("document.documentElement", "document.getElementById('scroller')"):
            assert await phone.page.evaluate(f"{place}.scrollWidth <= {place}.clientWidth"), place
    assert await phone.page.evaluate(FAINT) == []
    assert await phone.page.evaluate(SMALL) == []
    assert await phone.page.evaluate(NAMELESS) == []
