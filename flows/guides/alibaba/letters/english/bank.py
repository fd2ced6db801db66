"""The letter to the bank, PayPal or wallet: it asks for the last filing day in writing."""

from flows.definition.vocabulary import Case, Known
from flows.guides.alibaba.letters.cited_files import usable
from flows.guides.alibaba.letters.english.issue import issue
from flows.guides.alibaba.letters.english.order import HAPPENED, numbered, shown
from flows.guides.alibaba.letters.formatting import amount, clipped, composed, english_day, lines
from flows.guides.alibaba.letters.timeline import WROTE, events

MEANS = {
    "card": " by card",
    "paypal": " by PayPal",
    "bank": " by bank transfer (T/T)",
    "western_union": " by Western Union",
    "wallet": " by wallet",
    "pay_later": " with Pay Later",
}
ASKED = {
    "card": (
        "1. What is the last day on which I can dispute this payment, and from which day do you "
        "count it?",
        "2. Which documents do you need?",
        "3. Alibaba may still be looking at the order. Does a case there change that day?",
    ),
    "paypal": (
        "1. What is the last day on which I can open a dispute for this payment?",
        "2. Once it is open, until which day must I turn it into a claim?",
        "3. Alibaba may still be looking at the order. Does a case there change these days?",
    ),
    "bank": (
        "1. Can you still ask the receiving bank to return this payment, and what is the last "
        "day for it?",
        "2. Which documents do you need?",
        "3. What does it cost, and when will I hear the result?",
    ),
    "western_union": (
        "1. Has this transfer been paid out, and can it still be cancelled?",
        "2. What is the last day for a complaint about it?",
        "3. Which documents do you need besides the receipt with the MTCN?",
    ),
}
GENERAL = (
    "1. What is the last day on which I can dispute this payment, and from which day do you count "
    "it?",
    "2. Which documents do you need, and must I ask another bank first?",
    "3. Alibaba may still be looking at the order. Does a case there change that day?",
)


def bank_letter(known: Known, case: Case) -> str:
    """Ask those who moved the money for the last day, in writing."""
    timeline, evidence = _tried(known), shown(usable(case), "I can send:")
    return composed(
        (
            lines("Dear Sir or Madam,", _paid(known)),
            lines(f"Problem: {issue(known)}", timeline),
            lines(
                "Please answer in writing:",
                *ASKED.get(known.text("pay_method"), GENERAL),
            ),
            evidence,
            "If that day is near, please tell me at once. I will send account or card details only "
            "in the way you tell me is safe.",
            "Kind regards",
        ),
        spare=((evidence, numbered(usable(case))),),
    )


def _paid(known: Known) -> str:
    paid = known.money("off_amount") or known.money("paid_amount")
    day = known.day("off_paid_on") or known.day("paid_on")
    supplier, product = clipped(known.text("supplier"), 60), clipped(known.text("product"), 60)
    order = known.text("order_number")
    text = "I paid " + (amount(paid) if paid else "a supplier")
    text += MEANS.get(known.text("pay_method"), "")
    text += f" on {english_day(day)}" if day else ""
    named = (
        f"Supplier: {supplier}" if supplier else "",
        f"Order on Alibaba.com: {order}" if order else "",
        f"Product: {product}" if product else "",
    )
    return lines(f"{text}.", *named)


def _tried(known: Known) -> str:
    """Return what was tried with the seller and on the platform; banks ask for it."""
    tried = {*WROTE.values(), "refused", "stalls", "no_reply", "filed", "escalated", "complained"}
    rows = [
        f"- {'By ' if event.reported else ''}{english_day(event.on)}: {HAPPENED[event.what]}"
        for event in events(known)
        if event.what in tried or event.what == "case_refused"
    ]
    ended = {
        "refused": "- Alibaba decided against a refund",
        "part": "- Alibaba decided for a part of the money",
        "closed": "- The case at Alibaba is closed",
    }.get(known.text("decision"), "")
    return lines("What I tried:", *rows, ended) if rows or ended else ""
