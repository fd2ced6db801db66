"""Phase one, contact the seller: triage, verdict, and the talks with the seller."""

from flows.definition.vocabulary import Phase
from flows.guides.alibaba import (
    arrival,
    bargaining,
    dates,
    elsewhere,
    money,
    recall,
    remedy,
    seller,
    settling,
    stalling,
    start,
    triage,
    verdict,
)

CONTACT = Phase(
    id="contact",
    title="Contact the seller",
    steps=(
        *start.STEPS,
        *recall.STEPS,
        *triage.STEPS,
        *dates.STEPS,
        *arrival.STEPS,
        *verdict.STEPS,
        *elsewhere.STEPS,
        *money.STEPS,
        *remedy.STEPS,
        *seller.STEPS,
        *stalling.STEPS,
        *bargaining.STEPS,
        *settling.STEPS,
    ),
)
