"""What the buyer of the made-up order answers on the chat page, up to the letter to the seller."""

from playwright.async_api import FilePayload

from tests.support.browser.phone import Answers, Phone, Tap
from tests.support.sample.photos import DRAWN, encode_jpeg

LETTER = "Here is your message to the seller."
BUYER: Answers = {
    "What went wrong?": Tap("It arrived damaged"),
    "What is damaged, and how?": "18 of 60 glass shades are broken. The foam is only 5 mm thin.",
    "How did you pay?": Tap("Trade Assurance"),
    "What did you pay with?": Tap("Credit or debit card"),
    "What is the order number?": "20261188334455667",
    "What did you order?": "Table lamp with glass shade, 30 cm, white",
    "What is the seller's company name?": "Example Lamps Co., Ltd.",
    "How many units did you order?": "60",
    "How many units arrived?": "60",
    "Have you checked all 60 units?": Tap("Not yet"),
    "How many units have the problem?": "18",
    "How much have you paid": "1,450 USD",
    "On which day did you pay?": "12 January 2026",
    "On which day was it shipped?": "26 January 2026",
    "How was it shipped?": Tap("Sea freight"),
    "On which day was it delivered?": "28 February 2026",
    "Was receipt confirmed": Tap("No, not confirmed"),
    "Does it show a countdown": Tap("No, I see none"),
    "You can ask for a refund": Tap("Continue"),
    "Ask your card bank today": Tap("Continue"),
    "What do you want?": Tap("A part of it back"),
    "Is there more to count?": Tap("No, that is the sum"),
    "How the amount is worked out": Tap("Continue"),
    "Which amount do you ask for?": "435 USD",
}


async def begin_case(phone: Phone) -> None:
    """Start the chat and the first case."""
    await phone.page.get_by_role("button", name="Start the chat").click()
    await phone.sees("I am independent: not Alibaba")
    await phone.tap("Start with reminders")
    await phone.sees("Where are you?")
    await phone.tap("Skip for now")
    await phone.sees("What went wrong?")


def list_photos(*names: str) -> list[FilePayload]:
    """Return drawn photos of the order, by the names they have in `DRAWN`."""
    return [
        FilePayload(name=f"{name}.jpg", mimeType="image/jpeg", buffer=encode_jpeg(DRAWN[name]()))
        for name in names
    ]
