"""Several people, a server that comes and goes, and the controls."""

import asyncio

import pytest
from playwright.async_api import BrowserContext, Page, Route, expect

from tests.support.browser.scripted_sandbox import ANA, Stage
from tests.support.browser.web_server import Served

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_nothing_is_lost_or_doubled_when_the_server_restarts(
    stage: Stage, served: Served, page: Page
) -> None:
    stage.say("one")
    await page.goto(served.url)
    await expect(page.locator(".words")).to_have_text(["one"])
    await served.stop()
    await expect(page.locator("#lost")).to_have_text("The sandbox does not answer. Trying again…")
    stage.say("two")
    stage.change(1, text="one!", html="one!")
    await served.start()
    await expect(page.locator(".words")).to_have_text(["one!", "two"])
    await expect(page.locator("#lost")).to_be_hidden()
    stage.say("three")
    await expect(page.locator(".words")).to_have_text(["one!", "two", "three"])


async def test_a_page_opened_before_the_server_waits_for_it(
    stage: Stage, served: Served, page: Page
) -> None:
    stage.say("late")
    await page.route("**/sandbox/**", lambda route: route.abort())
    await page.goto(served.url)
    await expect(page.locator("#lost")).to_be_visible()
    await page.unroute_all()
    await expect(page.get_by_text("late")).to_be_visible()
    await expect(page.locator("#lost")).to_be_hidden()


async def test_an_event_that_overtakes_the_list_is_applied_after_it(
    stage: Stage, served: Served, page: Page
) -> None:
    stage.say("old")
    await page.goto(served.url)
    await expect(page.locator(".words")).to_have_text(["old"])
    stage.show("pinned", message_id=1)  # makes the page read the list again
    stage.change(1, text="new", html="new")
    stage.say("next")
    await expect(page.locator(".words")).to_have_text(["new", "next"])


async def test_a_list_from_before_the_line_broke_is_read_again(
    stage: Stage, served: Served, page: Page
) -> None:
    asked, release = asyncio.Event(), asyncio.Event()

    async def late(route: Route) -> None:
        answer = await route.fetch()
        asked.set()
        await release.wait()
        await route.fulfill(response=answer)

    stage.say("one")
    await page.route("**/messages", late, times=1)
    await page.goto(served.url)
    await asked.wait()
    await served.stop()
    await expect(page.locator("#lost")).to_be_visible()
    stage.say("two")
    await served.start()
    await expect(page.locator("#lost")).to_be_hidden()
    release.set()
    await expect(page.locator(".words")).to_have_text(["one", "two"])


async def test_a_sandbox_that_forgot_the_person_gets_another(
    stage: Stage, served: Served, page: Page
) -> None:
    stage.people[0] |= {"id": ANA + 7}
    await page.goto(f"{served.url}/#5555")
    stage.say("hello", chat=ANA + 7)
    await expect(page.get_by_text("hello")).to_be_visible()


async def test_the_first_person_is_made_when_there_is_none(
    stage: Stage, served: Served, page: Page
) -> None:
    stage.people.clear()
    await page.goto(served.url)
    await expect(page.get_by_label("Chat as")).to_have_text("Buyer")
    await stage.heard("people", [{"name": "Buyer", "language": "en"}])


async def test_two_people_have_two_chats(stage: Stage, served: Served, page: Page) -> None:
    stage.say("for Ana")
    await page.goto(served.url)
    await expect(page.get_by_text("for Ana")).to_be_visible()
    await page.locator("#draft").fill("half a thought")
    await page.get_by_role("button", name="Add a person").click()
    await page.get_by_label("Name").fill("Wei")
    await page.get_by_label("Language of their app").select_option("zh-hans")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_role("button", name="Start the chat")).to_be_visible()
    await expect(page.locator("#draft")).to_be_empty()
    stage.say("for Wei", chat=ANA + 1)
    stage.say("more for Ana")
    await expect(page.locator(".words")).to_have_text(["for Wei"])
    await page.get_by_label("Chat as").select_option("Ana")
    await expect(page.locator(".words")).to_have_text(["for Ana", "more for Ana"])
    await stage.heard("people", [{"name": "Wei", "language": "zh-hans"}])


async def test_two_tabs_follow_the_same_chat(
    stage: Stage, served: Served, page: Page, context: BrowserContext
) -> None:
    other = await context.new_page()
    stage.say("before")
    for tab in (page, other):
        await tab.goto(served.url)
        await expect(tab.get_by_text("before")).to_be_visible()
    stage.say("to both")
    for tab in (page, other):
        await expect(tab.get_by_text("to both")).to_be_visible()


async def test_blocking_takes_the_field_away(stage: Stage, served: Served, page: Page) -> None:
    await page.goto(served.url)
    await page.get_by_role("button", name="Sandbox controls").click()
    await page.get_by_role("button", name="Block the bot").click()
    await expect(page.get_by_role("button", name="Unblock the bot", pressed=True)).to_be_visible()
    await expect(page.locator("#draft")).to_be_hidden()
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Unblock", exact=True).click()
    await expect(page.locator("#draft")).to_be_visible()
    await stage.heard("/block", [{"blocked": True}, {"blocked": False}])


async def test_the_time_moves(stage: Stage, served: Served, page: Page) -> None:
    stage.say("x", html='<tg-time unix="1700432000" format="r">soon</tg-time>')
    await page.goto(served.url)
    await page.get_by_role("button", name="Sandbox controls").click()
    await expect(page.locator("#clock")).to_contain_text("14 Nov")
    await expect(page.locator("#clock")).to_contain_text("23:13")
    for label in ("+1 h", "+1 day", "+3 days"):
        await page.get_by_role("button", name=label).click()
    await expect(page.locator("#ahead")).to_have_text("4 days 1 h ahead of your clock")
    await expect(page.locator("#clock")).to_contain_text("19 Nov")
    await expect(page.locator(".words time")).to_have_text("in 23 hours")
    await stage.heard("clock", [{"seconds": 3600}, {"seconds": 86400}, {"seconds": 259200}])


async def test_the_bot_can_be_killed_and_restarted(
    stage: Stage, served: Served, page: Page
) -> None:
    await page.goto(served.url)
    await page.get_by_role("button", name="Sandbox controls").click()
    state = page.locator("#bot-state")
    await expect(state).to_have_text("Running (4711)")
    await page.get_by_role("button", name="Kill").click()
    await expect(state).to_have_text("Running (4711), restarted once")
    await page.get_by_role("button", name="Restart").click()
    await expect(state).to_have_text("Running (4711), restarted 2 times")
    stage.bot["running"] = False
    await expect(page.locator("#presence")).to_have_text("stopped")
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(page.locator("#presence")).to_have_text("running")
    await stage.heard("bot", [{"action": "kill"}, {"action": "restart"}, {"action": "start"}])


async def test_faults_are_asked_for_and_listed(stage: Stage, served: Served, page: Page) -> None:
    stage.violations.append("sendMessage: Bad Request: message text is empty")
    await page.goto(served.url)
    await page.get_by_role("button", name="Sandbox controls").click()
    await page.get_by_label("What goes wrong").select_option("Slow files")
    await page.get_by_label("Times").fill("3")
    await page.get_by_role("button", name="Add fault").click()
    await expect(page.locator("#armed")).to_have_text("Slow files× 3")
    await expect(page.get_by_text("message text is empty")).to_be_visible()
    await stage.heard("faults", [{"kind": "slow_files", "count": 3}])
