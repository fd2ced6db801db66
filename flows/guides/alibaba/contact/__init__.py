"""Phase one, contact the seller: triage, verdict, and the talks with the seller."""

from flows.definition.vocabulary import Phase
from flows.guides.alibaba.contact import (
    agreement,
    counter_offer,
    delivery,
    off_platform_payment,
    order,
    order_dates,
    payment_provider,
    refusal,
    seller_messages,
    stalling_replies,
    start,
    verdict,
    verdict_uncovered,
)
from flows.guides.alibaba.contact.claim import remedy

CONTACT = Phase(
    id="contact",
    title="Contact the seller",
    steps=(
        *start.STEPS,
        *off_platform_payment.STEPS,
        *order.STEPS,
        *order_dates.STEPS,
        *delivery.STEPS,
        *verdict.STEPS,
        *verdict_uncovered.STEPS,
        *payment_provider.STEPS,
        *remedy.STEPS,
        *seller_messages.STEPS,
        *refusal.STEPS,
        *stalling_replies.STEPS,
        *counter_offer.STEPS,
        *agreement.STEPS,
    ),
)
