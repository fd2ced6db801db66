"""What the bot says, as the reader sees it."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.support.browser.scripted_sandbox import NOON, Stage
from tests.support.browser.web_server import Served

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SHORT = [[{"text": "Never arrived", "data": "p:1"}, {"text": "Damaged", "data": "p:2"}]]
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9"/></svg>'
LINE = 20  # pixels, a little less than a line of text


async def test_history_and_news_are_both_shown(stage: Stage, served: Served, page: Page) -> None:
    stage.say("What went wrong?")
    await page.goto(served.url)
    await expect(page.get_by_text("What went wrong?")).to_be_visible()
    stage.say("Take your time.")
    await expect(page.get_by_text("Take your time.")).to_be_visible()


async def test_formatting_is_kept_and_scripts_are_not(
    stage: Stage, served: Served, page: Page
) -> None:
    html = '<b>Bold</b> <img src=x onerror="boom()"><a href="javascript:boom()">bad</a> <i>slow</i>'
    stage.say("Bold", html=html + '<script>boom()</script><a href="https://example.org">good</a>')
    await page.goto(served.url)
    words = page.locator(".words")
    await expect(words.locator("b")).to_have_text("Bold")
    await expect(words.locator("i")).to_have_text("slow")
    await expect(words.locator("img, script")).to_have_count(0)
    await expect(words.locator("a")).to_have_text(["good"])
    assert "boom" not in await words.inner_text()


async def test_names_and_file_names_are_text(stage: Stage, served: Served, page: Page) -> None:
    name = "<img src=x>.pdf"
    stage.say("", media={**stage.picture("f", b"x", "document"), "name": name})
    stage.say("hi", forwarded_from="<b>Li</b>", buttons=[[{"text": "<i>x</i>", "data": "1"}]])
    await page.goto(served.url)
    await expect(page.get_by_text(name)).to_be_visible()
    await expect(page.get_by_text("<b>Li</b>")).to_be_visible()
    await expect(page.get_by_role("button", name="<i>x</i>")).to_be_visible()


async def test_a_tap_waits_until_the_bot_answers(stage: Stage, served: Served, page: Page) -> None:
    asked = stage.say("What went wrong?", buttons=SHORT)
    await page.goto(served.url)
    key = page.get_by_role("button", name="Damaged")
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    await stage.heard("/press", [{"message_id": asked, "data": "p:2"}])
    stage.show("toast", text="Saved", alert=False)
    await expect(page.locator("#toasts")).to_have_text("Saved")
    await expect(key).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_waits_for_ok(stage: Stage, served: Served, page: Page) -> None:
    stage.say("hello")
    await page.goto(served.url)
    await expect(page.get_by_text("hello")).to_be_visible()
    stage.show("toast", text="This is final.", alert=True)
    await expect(page.get_by_role("dialog")).to_contain_text("This is final.")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_an_edit_replaces_keeps_its_place_and_is_marked(
    stage: Stage, served: Served, page: Page
) -> None:
    first = stage.say("Question 1", buttons=SHORT)
    stage.say("Something else")
    await page.goto(served.url)
    await page.get_by_role("button", name="Damaged").focus()
    stage.change(first, text="Question 2", html="Question 2")
    turn = page.locator(".turn").first
    await expect(turn).to_contain_text("Question 2")
    await expect(turn).to_contain_text("edited")
    await expect(page.get_by_role("button", name="Damaged")).to_be_focused()
    stage.change(first, text="Done", html="Done", buttons=[])
    await expect(turn).to_be_focused()


async def test_deleted_messages_go(stage: Stage, served: Served, page: Page) -> None:
    stage.say("stays")
    gone = stage.say("leaves")
    await page.goto(served.url)
    await expect(page.get_by_text("leaves", exact=True)).to_be_visible()
    stage.show("deleted", message_id=gone)
    await expect(page.get_by_text("leaves", exact=True)).to_have_count(0)


async def test_reactions_stand_under_the_message(stage: Stage, served: Served, page: Page) -> None:
    shot = stage.say("", whose="person", media=stage.picture("label.jpg", PICTURE))
    await page.goto(served.url)
    await expect(page.locator(".turn")).to_have_count(1)
    stage.show("reaction", message_id=shot, emoji=["👍"])
    await expect(page.get_by_role("img", name="Reactions: 👍")).to_be_visible()


async def test_the_pinned_card_stays_on_top_and_leads_there(
    stage: Stage, served: Served, page: Page
) -> None:
    card = stage.say("Case 1: file by Friday")
    for number in range(40):
        stage.say(f"line {number}")
    await page.goto(served.url)
    await expect(page.get_by_text("line 39")).to_be_in_viewport()
    stage.messages[1001][card]["pinned"] = True
    stage.show("pinned", message_id=card)
    bar = page.get_by_role("button", name="Pinned")
    await expect(bar).to_contain_text("Case 1: file by Friday")
    await bar.click()
    await expect(page.locator(f'[data-ids="{card}"]')).to_be_in_viewport()


async def test_dates_are_in_the_readers_zone(stage: Stage, served: Served, page: Page) -> None:
    times = "".join(
        f'<tg-time unix="{NOON + left}" format="{form}">as told</tg-time>\n'
        for left, form in [(0, "wDt"), (3 * 86400 + 60, "r"), (0, "")]
    )
    stage.say("x", html=times)
    await page.goto(served.url)
    await expect(page.locator(".words time")).to_have_count(3)
    first, second, third = await page.locator(".words time").all_inner_texts()
    assert re.fullmatch(r"Tuesday,? 14 November 2023,? (at )?23:13", first)
    assert second == "in 3 days"
    assert third == "as told"


async def test_a_long_quote_opens_and_a_short_one_has_no_button(
    stage: Stage, served: Served, page: Page
) -> None:
    stage.say("x", html=f"<blockquote expandable>{'Why we ask. ' * 40}</blockquote>")
    stage.say("y", html="<blockquote expandable>Short.</blockquote>")
    await page.goto(served.url)
    more = page.get_by_role("button", name="Show more")
    await expect(more).to_have_count(1)
    quote = page.locator("blockquote").first
    low = await quote.evaluate("node => node.clientHeight")
    await more.click()
    await expect(page.get_by_role("button", name="Show less", expanded=True)).to_be_visible()
    assert await quote.evaluate("node => node.clientHeight") > 2 * low


async def test_blocks_end_their_own_line(stage: Stage, served: Served, page: Page) -> None:
    stage.say("x", html="<pre>one</pre>\n<pre>two</pre>\n\n<pre>three</pre>")
    await page.goto(served.url)
    await expect(page.locator(".code")).to_have_count(3)
    edges = "all => all.map(x => x.getBoundingClientRect()).map(x => [x.top, x.bottom])"
    (_, first), (second, third), (fourth, _) = await page.locator(".code").evaluate_all(edges)
    assert second - first < LINE < fourth - third


async def test_code_and_copy_buttons_copy(stage: Stage, served: Served, page: Page) -> None:
    keys = [[{"text": "Copy it", "copy": "from the button"}]]
    stage.say("x", html="<pre>Dear seller &amp; co</pre> <code>1234</code>", buttons=keys)
    await page.goto(served.url)
    held = "navigator.clipboard.readText()"
    await page.locator("pre").click()
    await expect(page.locator("#toasts")).to_contain_text("Copied")
    assert await page.evaluate(held) == "Dear seller & co"
    await page.get_by_role("button", name="Copy it").click()
    await expect(page.get_by_role("button", name="Copied ✓")).to_be_visible()
    assert await page.evaluate(held) == "from the button"
    await page.get_by_role("button", name="Copy 1234").press("Enter")
    await expect(page.locator(".toast")).to_have_count(3)
    assert await page.evaluate(held) == "1234"


async def test_a_clipboard_that_refuses_is_said(stage: Stage, served: Served, page: Page) -> None:
    stage.say("x", html="<pre>text</pre>")
    await page.goto(served.url)
    await page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(Error()))")
    await page.locator("pre").click()
    await expect(page.locator("#toasts")).to_contain_text("Could not copy")


async def test_url_buttons_are_links(stage: Stage, served: Served, page: Page) -> None:
    stage.say(
        "x",
        buttons=[
            [{"text": "Rules", "url": "https://example.org/rules"}],
            [{"text": "Trap", "url": "javascript:boom()"}],
        ],
    )
    await page.goto(served.url)
    await expect(page.get_by_role("link", name="Rules")).to_have_attribute("target", "_blank")
    await expect(page.get_by_text("Trap")).to_be_visible()
    await expect(page.get_by_role("link", name="Trap")).to_have_count(0)


async def test_the_bots_doing_shows_and_ends(stage: Stage, served: Served, page: Page) -> None:
    stage.say("one moment")
    await page.goto(served.url)
    await expect(page.get_by_text("one moment")).to_be_visible()
    stage.show("action", action="upload_document")
    await expect(page.get_by_text("The bot is sending a file…")).to_be_visible()
    stage.say("Here it is")
    await expect(page.locator("#doing")).to_be_empty()
