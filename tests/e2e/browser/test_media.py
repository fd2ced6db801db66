"""Pictures, albums, files and the other things a message can carry."""

import pytest
from playwright.async_api import Page, expect

from tests.support.browser.scripted_sandbox import ANA, Json, Stage
from tests.support.browser.web_server import Served

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9"/></svg>'


async def test_a_photo_is_a_picture_that_opens(stage: Stage, served: Served, page: Page) -> None:
    stage.say("", media=stage.picture("label.jpg", PICTURE), caption="Label", html="Label")
    await page.goto(served.url)
    image = page.get_by_role("img", name="Photo label.jpg")
    await expect(image).to_have_js_property("naturalWidth", 40)
    await expect(page.get_by_text("Label", exact=True)).to_be_visible()
    await image.click()
    await expect(page.get_by_role("dialog", name="Picture")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.get_by_role("button", name="Open: Photo label.jpg")).to_be_focused()


async def test_a_picture_that_is_gone_says_so(stage: Stage, served: Served, page: Page) -> None:
    stage.say("", media={"kind": "photo", "file_id": "none", "name": None, "size": 1, "mime": ""})
    await page.goto(served.url)
    await expect(page.get_by_text("This picture cannot be shown")).to_be_visible()


async def test_an_album_is_one_grid_however_it_arrives(
    stage: Stage, served: Served, page: Page
) -> None:
    await page.goto(served.url)
    await expect(page.locator("#presence")).to_have_text("running")
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        media = stage.picture(name, PICTURE)
        stage.say("", whose="person", media=media, media_group_id="7")
        stage.say("", chat=ANA + 1)
    album = page.get_by_role("group", name="Album of 3")
    await expect(album.get_by_role("img")).to_have_count(3)
    await expect(page.locator(".turn")).to_have_count(1)
    await album.get_by_role("button", name="Reply to picture 2").click()
    await page.keyboard.type("the carton label")
    await page.keyboard.press("Enter")
    await expect(page.locator("#draft")).to_be_empty()
    await stage.heard("/text", [{"text": "the carton label", "reply_to": 3}])


async def test_a_caption_can_be_edited_and_given(stage: Stage, served: Served, page: Page) -> None:
    media = stage.picture("a.jpg", PICTURE)
    stage.say("", whose="person", media=media, caption="crashed", html="crashed")
    stage.say("", whose="person", media=media)
    stage.say("", whose="person", media={**media, "kind": "sticker"})
    await page.goto(served.url)
    more = page.get_by_role("button", name="More for your message")
    for number, before, after in ((0, "crashed", "crushed"), (1, "", "label")):
        await more.nth(number).click()
        await page.get_by_role("menuitem", name="Edit").click()
        await expect(page.locator("#draft")).to_have_value(before)
        await page.locator("#draft").fill(after)
        await page.keyboard.press("Enter")
        await expect(page.locator("#context")).to_be_hidden()
    await more.nth(2).click()
    await expect(page.get_by_role("menuitem", name="Reply")).to_be_visible()
    await expect(page.get_by_role("menuitem", name="Edit")).to_have_count(0)
    edits: list[Json] = [{"message_id": 1, "text": "crushed"}, {"message_id": 2, "text": "label"}]
    await stage.heard("/edit", edits)


async def test_files_show_name_and_size_and_come_down(
    stage: Stage, served: Served, page: Page
) -> None:
    stage.say("", media=stage.picture("00-case-file.pdf", b"x" * 1_432_000, "document"))
    await page.goto(served.url)
    link = page.get_by_role("link", name="00-case-file.pdf")
    await expect(link).to_contain_text("1.4 MB")
    async with page.expect_download() as download:
        await link.click()
    assert (await download.value).suggested_filename == "00-case-file.pdf"


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("sticker", "Sticker"), ("poll", "Poll"), ("location", "Location"), ("contact", "Contact")],
)
async def test_other_things_have_a_name(
    stage: Stage, served: Served, page: Page, kind: str, shown: str
) -> None:
    stage.say("", media={"kind": kind, "file_id": None, "name": None, "size": None, "mime": None})
    await page.goto(served.url)
    await expect(page.locator(".thing")).to_have_text(shown)


async def test_forwarded_and_replied_texts_name_their_source(
    stage: Stage, served: Served, page: Page
) -> None:
    asked = stage.say("How was it paid?")
    stage.say("By card", whose="person", reply_to=asked)
    stage.say("wait two weeks", whose="person", forwarded_from="Seller Li")
    await page.goto(served.url)
    await expect(page.get_by_text("Forwarded from Seller Li")).to_be_visible()
    await page.get_by_role("button", name="In reply to Bot: How was it paid?").click()
    await expect(page.locator(".turn").first).to_be_focused()
