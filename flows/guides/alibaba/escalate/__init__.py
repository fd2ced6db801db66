"""Phase four, escalate: from the seller's days to the mediator, the money, and the end.

The order matters: a rule reads only steps declared before it, and offers look back at whether
the case is with the mediator already.
"""

from flows.definition.vocabulary import Phase
from flows.guides.alibaba.escalate import (
    cancellation,
    case_offers,
    evidence_rounds,
    mediation,
    outcome,
    payout,
    remaining_ways,
    replacement,
    seller_demands,
    seller_response,
)
from flows.guides.alibaba.escalate.complaints import complaint_center

ESCALATE = Phase(
    id="escalate",
    title="Escalate",
    steps=(
        *seller_response.STEPS,
        *mediation.STEPS,
        *seller_demands.STEPS,
        *cancellation.STEPS,
        *evidence_rounds.STEPS,
        *case_offers.STEPS,
        *replacement.STEPS,
        *payout.STEPS,
        *complaint_center.STEPS,
        *remaining_ways.STEPS,
        *outcome.STEPS,
    ),
)
