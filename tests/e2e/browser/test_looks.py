"""The page fits a phone, can be read in both shades, and works without a mouse or a screen."""

from typing import Any, Literal

import pytest
from playwright.async_api import Browser, Page, expect

from tests.support.browser.scripted_sandbox import NOON, Stage
from tests.support.browser.web_server import Served

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"/>'

# Text too faint for its background (WCAG 2: 4.5, or 3 for large text), as "ratio: text".
FAINT = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const over = (colour, under) => {
    canvas.fillStyle = `rgb(${under.join(" ")})`; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const ground = (node) => over(getComputedStyle(node).backgroundColor,
    node.parentElement ? ground(node.parentElement) : [255, 255, 255]);
  const light = (rgb) => {
    const [r, g, b] = rgb.map((x) => x / 255).map(
      (x) => (x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const bad = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !node.checkVisibility()) continue;
    const under = ground(node);
    const style = getComputedStyle(node);
    const [one, two] = [light(over(style.color, under)), light(under)].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (two + 0.05);
    if (ratio < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5))
      bad.push(`${ratio.toFixed(2)}: ${node.textContent.slice(0, 40)}`);
  }
  return bad;
}"""

# Controls that are too small for a finger (WCAG 2.2: 24 by 24), as their words.
SMALL = """() => [...document.querySelectorAll("button, select, input, textarea, a")]
  .filter((node) => node.checkVisibility() && !node.matches(".skip, .words a, [type=checkbox]"))
  .filter((node) => { const box = node.getBoundingClientRect();
    return box.width < 24 || box.height < 24; })
  .map((node) => node.outerHTML.slice(0, 80))"""

NAMELESS = """() => [...document.querySelectorAll(
    "button, select, input, textarea, a, img, [role]")]
  .filter((node) => node.checkVisibility() && !node.labels?.length && !node.ariaLabel
    && !node.textContent.trim() && !node.alt && !node.matches("#doing, #toasts, #log"))
  .map((node) => node.outerHTML.slice(0, 80))"""


def furnish(stage: Stage) -> None:
    """Put one of everything into the chat."""
    keys = [
        [
            {"text": "A rather long label that has to wrap", "data": "1"},
            {"text": "No", "data": "2"},
        ],
        [{"text": "Rules", "url": "https://example.org"}, {"text": "Copy", "copy": "x"}],
        [{"text": "Send", "data": "3", "style": "success"}],
        [{"text": "Delete", "data": "4", "style": "danger"}],
    ]
    quote = f"<blockquote expandable>{'why ' * 90}</blockquote>"
    html = f'<b>Which?</b> <tg-time unix="{NOON}" format="D">x</tg-time>{quote}<code>12</code>'
    stage.say("Which?", html=html, buttons=keys, pinned=True)
    stage.say("w" * 300, whose="person", edited=True, reply_to=1)
    stage.say(
        "", whose="person", media=stage.picture("a.jpg", PICTURE), caption="x", reactions=["👍"]
    )
    stage.say("wait", whose="person", forwarded_from="Seller")
    stage.say("", media=stage.picture("a-very-long-name-" * 5 + ".pdf", b"x", "document"))
    stage.say("x", html=f"<pre>{'Dear seller, ' * 30}</pre>")


@pytest.mark.parametrize("width", [360, 390, 430, 768, 1100])
async def test_nothing_sticks_out(stage: Stage, served: Served, page: Page, width: int) -> None:
    furnish(stage)
    await page.set_viewport_size({"width": width, "height": 800})
    await page.goto(served.url)
    await expect(page.locator(".turn")).to_have_count(6)
    for place in ("document.documentElement", "document.getElementById('scroller')"):
        assert await page.evaluate(f"{place}.scrollWidth <= {place}.clientWidth"), place
    assert await page.evaluate(SMALL) == []
    assert await page.evaluate(NAMELESS) == []


@pytest.mark.parametrize("shade", ["light", "dark"])
async def test_every_text_can_be_read(
    stage: Stage, served: Served, page: Page, shade: Literal["light", "dark"]
) -> None:
    furnish(stage)
    stage.faults.append({"kind": "timeout", "count": 1})
    await page.emulate_media(color_scheme=shade)
    await page.set_viewport_size({"width": 1100, "height": 800})
    await page.goto(served.url)
    await expect(page.locator(".turn")).to_have_count(6)
    await expect(page.locator("#armed li")).to_have_count(1)
    stage.show("toast", text="Saved", alert=False)
    stage.show("action", action="typing")
    await expect(page.locator("#doing")).not_to_be_empty()
    await page.get_by_role("button", name="Reply to the bot's message").first.click()
    assert await page.evaluate(FAINT) == []
    assert await page.evaluate(NAMELESS) == []


async def test_the_shade_can_be_chosen_and_is_kept(served: Served, page: Page) -> None:
    await page.emulate_media(color_scheme="light")
    await page.goto(served.url)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = await page.evaluate(paper)
    await page.get_by_role("button", name="Dark colours", pressed=False).click()
    dark = await page.evaluate(paper)
    await page.reload()
    await expect(page.get_by_role("button", name="Dark colours", pressed=True)).to_be_visible()
    assert await page.evaluate(paper) == dark != light


async def test_everything_is_reached_by_keyboard_and_shows_it(
    stage: Stage, served: Served, page: Page
) -> None:
    stage.say("Which?", buttons=[[{"text": "Damaged", "data": "1"}]], pinned=True)
    await page.goto(served.url)
    await expect(page.get_by_text("Damaged")).to_be_visible()
    met: list[str] = []
    for _ in range(30):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement === document.body"):
            break  # the end of the page
        held: Any = await page.evaluate(
            "({name: document.activeElement.ariaLabel || document.activeElement.textContent,"
            " ring: getComputedStyle(document.activeElement).outlineStyle !== 'none'"
            " || document.activeElement.id === 'draft'})"
        )
        assert held["ring"], held
        met.append(held["name"].strip())
    wanted = {"Skip to the message field", "Add a person", "Dark colours", "Sandbox controls"}
    wanted |= {"Conversation", "Damaged", "Attach", "Commands", "Message", "Send"}
    wanted |= {"Reply to the bot's message", "More for the bot's message"}
    assert wanted - set(met) == set()


async def test_the_log_is_read_out_and_history_is_not(
    stage: Stage, served: Served, page: Page
) -> None:
    stage.say("old")
    await page.goto(served.url)
    await expect(page.get_by_text("old")).to_be_visible()
    log = page.get_by_role("log", name="Messages")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log.get_by_role("article", name="Bot, 23:13")).to_have_count(1)
    for status in ("#toasts", "#doing", "#lost", "#bot-state"):
        await expect(page.locator(status)).to_have_attribute("role", "status")


async def test_motion_is_left_out_when_not_wanted(
    stage: Stage, served: Served, browser: Browser
) -> None:
    stage.say("Which?", buttons=[[{"text": "Damaged", "data": "1"}]])
    running = "document.getAnimations().filter((one) => one.playState === 'running').length"
    cases: list[tuple[Literal["reduce", "no-preference"], int]]
    cases = [("reduce", 0), ("no-preference", 1)]
    for motion, moving in cases:
        page = await browser.new_page(reduced_motion=motion, bypass_csp=True)
        await page.goto(served.url)
        await page.get_by_role("button", name="Damaged").click()
        await page.wait_for_function(f"{running} === {moving}")
        await page.close()


async def test_the_reader_of_old_messages_is_left_in_peace(
    stage: Stage, served: Served, page: Page
) -> None:
    for number in range(40):
        stage.say(f"line {number}")
    await page.goto(served.url)
    await expect(page.get_by_text("line 39")).to_be_in_viewport()
    await page.evaluate("document.getElementById('scroller').scrollTop = 0")
    await expect(page.get_by_text("line 0", exact=True)).to_be_in_viewport()
    stage.say("news")
    await page.get_by_role("button", name="Newest messages").click()
    await expect(page.get_by_text("news", exact=True)).to_be_in_viewport()
    stage.say("and more")
    await expect(page.get_by_text("and more")).to_be_in_viewport()
