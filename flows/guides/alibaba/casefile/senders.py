"""Who wrote or acted in what is a message: the buyer, the seller or the platform."""

from collections.abc import Mapping

from flows.definition.vocabulary import Phrase
from flows.guides.alibaba.letters.content.timeline import WRITING_STEPS, Happening

BUYER = Phrase("Buyer", "买家")
SELLER = Phrase("Seller", "卖家")
ALIBABA = Phrase("Alibaba", "平台")

SENDERS: Mapping[Happening, Phrase] = {
    **dict.fromkeys(WRITING_STEPS.values(), BUYER),
    **dict.fromkeys((Happening.FILED, Happening.ESCALATED, Happening.COMPLAINED), BUYER),
    **dict.fromkeys((Happening.AGREED, Happening.REFUSED, Happening.STALLS), SELLER),
    **dict.fromkeys((Happening.NO_REPLY, Happening.OFFERED), SELLER),
    **dict.fromkeys((Happening.PROMISED, Happening.ASKED_WAIT), SELLER),
    **dict.fromkeys((Happening.CASE_AGREED, Happening.CASE_REFUSED), SELLER),
    **dict.fromkeys((Happening.CASE_NO_REPLY, Happening.CASE_OFFERED), SELLER),
}
"""What stands in the communication log; everything else stands in the chronology."""
