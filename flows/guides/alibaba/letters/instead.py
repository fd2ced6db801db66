"""What the buyer would accept instead, where the problem leaves a sensible choice."""

from typing import Literal

from flows.guides.alibaba.letters.matter import settled, share
from flows.vocabulary import Known

Instead = Literal["", "goods", "refund", "return", "date", "proof"]

HERE = ("damaged", "wrong_item", "quality")


def instead(known: Known) -> Instead:
    """Return the second best: new goods, their price, a return, a shipping date, or a proof."""
    if settled(known):
        return ""
    if known.picked("remedy", "partial") and known.picked("problem", *HERE, "missing"):
        return "goods"
    if known.picked("remedy", "resend") and share(known):
        return "refund"
    return _of_all(known) if known.picked("remedy", "full") else ""


def _of_all(known: Known) -> Instead:
    if known.picked("problem", *HERE):
        return "return"
    sent = known.picked("shipped", "yes") or known.day("shipped_on") or known.day("delivered_on")
    if known.picked("still_wanted", "yes") and not sent:
        return "date"
    if known.picked("problem", "never_arrived") and not known.picked("shipped", "no"):
        return "proof"
    return ""
