"""Phase four, escalate: from the seller's days to the mediator, the money, and the end.

The order matters: a rule reads only steps declared before it, and offers look back at whether
the case is with the mediator already.
"""

from flows.definition.vocabulary import Phase
from flows.guides.alibaba import (
    answer,
    asking,
    closing,
    ending,
    left,
    mediation,
    offers,
    offline,
    payout,
    resend,
    rounds,
)

ESCALATE = Phase(
    id="escalate",
    title="Escalate",
    steps=(
        *answer.STEPS,
        *mediation.STEPS,
        *asking.STEPS,
        *closing.STEPS,
        *rounds.STEPS,
        *offers.STEPS,
        *resend.STEPS,
        *payout.STEPS,
        *offline.STEPS,
        *left.STEPS,
        *ending.STEPS,
    ),
)
