"""What the buyer would accept instead, where it gives nothing away that was asked for.

New goods instead of money, or a return, is a promise the buyer did not make: both are theirs to
choose as the remedy.
"""

from typing import Literal

from flows.definition.vocabulary import Known
from flows.guides.alibaba.letters.claim import settled, share

Instead = Literal["", "refund", "date", "proof"]


def instead(known: Known) -> Instead:
    """Return the second best: the price of the goods, a shipping date, or a proof."""
    if settled(known):
        return ""
    if known.picked("remedy", "resend") and share(known):
        return "refund"
    return _of_all(known) if known.picked("remedy", "full") else ""


def _of_all(known: Known) -> Instead:
    sent = known.picked("shipped", "yes") or known.day("shipped_on") or known.day("delivered_on")
    if known.picked("still_wanted", "yes") and not sent:
        return "date"
    if known.picked("problem", "never_arrived") and not known.picked("shipped", "no"):
        return "proof"
    return ""
