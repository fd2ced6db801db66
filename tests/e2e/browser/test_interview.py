"""One interview on the chat page: answers, a letter, photos, a follow-up and the case file."""

import pytest
from playwright.async_api import Browser, expect

from tests.support.browser.moving_picture import Film
from tests.support.browser.phone import Phone
from tests.support.browser.screenshots import Shots, load_fonts
from tests.support.sample.interview import BUYER, LETTER, begin_case, list_photos

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

QUESTIONS = "It asks one question at a time"
WRITES = "It writes the message to the seller"
TRANSLATES = "In English and in Chinese"
KEEPS = "It keeps your photos as evidence"
REMINDS = "Two days later it comes back by itself"
CHECKS = "All files, for platform and bank"
BUILDS = "It puts all of it into a case file"
SHOWN = (
    "What is damaged, and how?",
    "How did you pay?",
    "What is the order number?",
    "How many units have the problem?",
    "You can ask for a refund",
)
"""The questions that the moving picture stops at."""


async def scroll_to(phone: Phone, words: str, block: str = "start") -> None:
    """Bring the last element with these words to an edge of the screen, or to its middle."""
    found = phone.page.get_by_text(words, exact=True).last
    await found.evaluate("(node, block) => node.scrollIntoView({block})", block)


async def answer_until_the_letter(phone: Phone, film: Film, shots: Shots) -> None:
    """Answer all questions; save a picture of one of them beside the letter."""
    await film.take(QUESTIONS, 1.6)
    for words in SHOWN[:2]:
        await phone.answer(BUYER, until=words)
        await film.take(QUESTIONS, 0.9)
    await phone.answer(BUYER, until="What did you pay with?")
    await expect(phone.page.get_by_text("✓ Order type: Trade Assurance")).to_be_visible()
    question = await shots.take("light")
    for words in SHOWN[2:]:
        await phone.answer(BUYER, until=words)
        await film.take(QUESTIONS, 0.7)
    await phone.answer(BUYER, until=LETTER)
    await phone.told.evaluate("node => node.scrollIntoView({block: 'start'})")
    await film.take(WRITES, 1.7)
    letter = await shots.take("light")
    chinese = phone.told.get_by_text("您好", exact=False).last
    await chinese.evaluate("node => node.scrollIntoView({block: 'center'})")
    await film.take(TRANSLATES, 1.1)
    await shots.save("chat-light.png", "light", question, letter)


async def send_photos(phone: Phone) -> None:
    """Send an album of three photos; return when the bot has answered."""
    page = phone.page
    await phone.send(list_photos("carton", "shade", "foam"), "crushed corner")
    album = page.get_by_role("group", name="Album of 3")
    await expect(album.get_by_role("img", name="Photo")).to_have_count(3)
    await expect(page.get_by_role("img", name="Reactions: 👍")).to_have_count(3)
    await phone.sees("Saved as E1–E3.")
    await album.evaluate("node => node.scrollIntoView({block: 'center'})")


async def test_answers_become_a_letter_a_follow_up_and_a_case_file(
    phone: Phone, browser: Browser
) -> None:
    page, shots, film = phone.page, Shots(phone.page, browser), Film(phone.page)
    await load_fonts(page)
    await begin_case(phone)
    await answer_until_the_letter(phone, film, shots)
    await phone.told.get_by_role("button", name="Copy").first.click()
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert "order 20261188334455667: Table lamp with glass shade, 30 cm, white" in copied
    await phone.tap("I sent it")
    await phone.sees("Round 1: the seller's turn.")

    await send_photos(phone)
    kept = await shots.take("dark")
    await film.take(KEEPS, 1.8)
    await phone.control("+1 day")
    await phone.sees("It is 1 day since you wrote to the seller.")
    await phone.control("+1 day")
    await phone.sees("2 days since your message.")
    await phone.told.scroll_into_view_if_needed()
    await expect(phone.told).to_be_in_viewport()
    await film.take(REMINDS, 2.0)
    await shots.save("chat-dark.png", "dark", kept, await shots.take("dark"))

    await phone.say("/casefile")
    await phone.sees("That is the whole case file")
    for name in ("case-file-v1.pdf", "case-file-v1-files-1.zip", "E01-photo.jpg"):
        await expect(page.get_by_text(name, exact=True)).to_be_visible()
    await expect(page.get_by_text("Case file, version 1.", exact=True)).to_be_visible()
    await scroll_to(phone, "Case file, version 1.", "end")
    pictures = await shots.take("light")
    await page.get_by_role("button", name="Open: Photo").nth(3).click()
    await film.take(BUILDS, 2.0)
    await page.keyboard.press("Escape")
    await scroll_to(phone, "E01-photo.jpg", "center")
    await film.take(CHECKS, 1.5)
    await shots.save("chat-case-file.png", "light", pictures, await shots.take("light"))
    film.save("interview.gif")
