"""What a person can send, and what happens when it cannot be sent."""

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.support.browser.scripted_sandbox import Stage
from tests.support.browser.web_server import Served

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

HAND_OVER = """([how, name, type]) => {
  const carried = new DataTransfer();
  carried.items.add(new File(["bytes"], name, {type}));
  const place = document.getElementById("draft");
  const bag = how === "paste" ? {clipboardData: carried} : {dataTransfer: carried};
  const event = how === "paste" ? ClipboardEvent : DragEvent;
  place.dispatchEvent(new event(how, {bubbles: true, cancelable: true, ...bag}));
}"""


async def opened(stage: Stage, served: Served, page: Page) -> None:
    """Open the page on a chat with one question and one answer."""
    stage.say("How many arrived?")
    stage.say("forty", whose="person")
    await page.goto(served.url)
    await expect(page.get_by_text("forty")).to_be_visible()


async def test_enter_sends_and_shift_enter_makes_a_line(
    stage: Stage, served: Served, page: Page
) -> None:
    await opened(stage, served, page)
    await page.get_by_role("textbox", name="Message").click()
    await page.keyboard.type("two")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("lines")
    await page.keyboard.press("Enter")
    await expect(page.locator("#draft")).to_be_empty()
    await page.keyboard.press("Enter")
    await page.get_by_role("textbox", name="Message").fill("again")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator("#draft")).to_be_empty()
    await stage.heard("/text", [{"text": "two\nlines"}, {"text": "again"}])


async def test_an_empty_chat_offers_to_start(stage: Stage, served: Served, page: Page) -> None:
    await page.goto(served.url)
    await page.get_by_role("button", name="Start the chat").click()
    stage.say("Welcome")
    await expect(page.get_by_text("Welcome")).to_be_visible()
    await expect(page.get_by_role("button", name="Start the chat")).to_have_count(0)
    await stage.heard("/text", [{"text": "/start"}])


async def test_what_was_not_sent_stays_in_the_field(
    stage: Stage, served: Served, page: Page
) -> None:
    await opened(stage, served, page)
    stage.refuse = True
    await page.get_by_role("button", name="Reply to the bot's message").click()
    await page.locator("#pick").set_input_files(
        [FilePayload(name="a.png", mimeType="image/png", buffer=b"x")]
    )
    await page.keyboard.type("do not lose me")
    await page.keyboard.press("Enter")
    await expect(page.locator("#toasts")).to_contain_text("Not now.")
    await expect(page.locator("#draft")).to_have_value("do not lose me")
    await expect(page.locator("#context-title")).to_have_text("Reply to the bot")
    await expect(page.get_by_text("a.png")).to_be_visible()


async def test_a_reply_shows_to_what_and_can_be_dropped(
    stage: Stage, served: Served, page: Page
) -> None:
    await opened(stage, served, page)
    await page.get_by_role("button", name="Reply to the bot's message").click()
    await expect(page.locator("#context")).to_contain_text("How many arrived?")
    await page.keyboard.press("Escape")
    await expect(page.locator("#context")).to_be_hidden()
    await page.get_by_role("button", name="Reply to the bot's message").click()
    await page.keyboard.type("40")
    await page.keyboard.press("Enter")
    await expect(page.locator("#context")).to_be_hidden()
    await stage.heard("/text", [{"text": "40", "reply_to": 1}])


async def test_own_messages_can_be_edited_and_others_not(
    stage: Stage, served: Served, page: Page
) -> None:
    await opened(stage, served, page)
    await page.get_by_role("button", name="More for the bot's message").click()
    await expect(page.get_by_role("menuitem", name="Edit")).to_have_count(0)
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="More for your message").click()
    await page.get_by_role("menuitem", name="Edit").click()
    await expect(page.locator("#draft")).to_have_value("forty")
    await page.locator("#draft").fill("fourteen")
    await page.keyboard.press("Enter")
    await expect(page.locator("#context")).to_be_hidden()
    await stage.heard("/edit", [{"message_id": 2, "text": "fourteen"}])


async def test_a_reaction_is_one_menu_away(stage: Stage, served: Served, page: Page) -> None:
    await opened(stage, served, page)
    more = page.get_by_role("button", name="More for the bot's message")
    await more.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("menuitem", name="React with 👎")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(more).to_be_focused()
    await stage.heard("/react", [{"message_id": 1, "emoji": "👎"}])


async def test_the_command_menu_filters_and_sends(stage: Stage, served: Served, page: Page) -> None:
    names = ("start", "status", "help")
    known = [{"command": name, "description": f"About {name}"} for name in names]
    stage.commands = {"en": known, "de": known[:1]}
    await opened(stage, served, page)
    await page.locator("#draft").press_sequentially("/st")
    options = page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await expect(options.and_(page.get_by_role("option", selected=True))).to_contain_text("/status")
    await page.keyboard.press("Enter")
    await expect(options).to_have_count(0)
    await page.get_by_role("button", name="Commands").click()
    await page.get_by_role("option", name="About help").click()
    await expect(page.locator("#draft")).to_be_empty()
    await stage.heard("/text", [{"text": "/status"}, {"text": "/help"}])


async def test_photos_go_together_with_a_caption(stage: Stage, served: Served, page: Page) -> None:
    await opened(stage, served, page)
    names = ("a.png", "b.png", "c.png")
    files = [FilePayload(name=name, mimeType="image/png", buffer=b"x") for name in names]
    await page.get_by_role("button", name="Attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Photos or files").click()
    await (await chooser.value).set_files(files)
    await page.get_by_role("button", name="Remove b.png").click()
    await page.get_by_placeholder("Add a caption").fill("Cracked")
    await page.keyboard.press("Enter")
    await expect(page.locator("#tray")).to_be_hidden()
    await stage.heard("/files", [{"caption": "Cracked", "files": ["a.png", "c.png"]}])


@pytest.mark.parametrize("how", ["paste", "drop"])
async def test_files_can_be_pasted_and_dropped(
    stage: Stage, served: Served, page: Page, how: str
) -> None:
    await opened(stage, served, page)
    await page.evaluate(HAND_OVER, [how, "label.jpg", "image/jpeg"])
    await page.get_by_label("Send as file").check()
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator("#tray")).to_be_hidden()
    await stage.heard("/files", [{"as_file": "1", "files": ["label.jpg"]}])


async def test_more_files_than_an_album_holds_are_refused_in_words(
    stage: Stage, served: Served, page: Page
) -> None:
    await opened(stage, served, page)
    await page.locator("#pick").set_input_files(
        [FilePayload(name=f"{n}.pdf", mimeType="application/pdf", buffer=b"x") for n in range(11)]
    )
    await expect(page.locator("#toasts")).to_contain_text("Up to 10 files at once.")
    await expect(page.locator("#tray li")).to_have_count(10)
    await expect(page.get_by_label("Send as file")).to_be_hidden()


async def test_texts_can_be_forwarded(stage: Stage, served: Served, page: Page) -> None:
    await opened(stage, served, page)
    await page.get_by_role("button", name="Attach").click()
    await page.get_by_role("menuitem", name="Forwarded text").click()
    await page.get_by_label("Who wrote it").fill("Seller Li")
    await page.get_by_label("Text", exact=True).fill("Please wait.")
    await page.get_by_role("button", name="Forward").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await stage.heard("/text", [{"text": "Please wait.", "forward_from": "Seller Li"}])


async def test_other_things_can_be_sent(stage: Stage, served: Served, page: Page) -> None:
    await opened(stage, served, page)
    for label in ("Sticker", "Poll", "Location", "Contact"):
        await page.get_by_role("button", name="Attach").click()
        await page.get_by_role("menuitem", name=label).click()
    await expect(page.get_by_role("menu")).to_have_count(0)
    kinds = ("sticker", "poll", "location", "contact")
    await stage.heard("/other", [{"kind": kind} for kind in kinds])
