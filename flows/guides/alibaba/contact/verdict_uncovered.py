"""The verdict where Trade Assurance does not cover the order: Direct Pay, or paid elsewhere."""

from flows.definition.vocabulary import Notice, Step
from flows.guides.alibaba.contact.payment_provider import TO_PAYMENT_PROVIDER

STEPS: tuple[Step, ...] = (
    Step(
        id="verdict_direct",
        kind=Notice(),
        text=(
            "<b>Direct Pay: two ways.</b> You can apply for a refund on the order page, but the "
            "money comes only if the seller agrees. Your kind of problem can also go to the "
            "<b>Complaint Center</b>. <b>Today:</b> write to the seller."
        ),
        why=(
            "On Direct Pay orders Alibaba does not judge quality. It takes complaints about goods "
            "that were not sent, or sent only in part, and about an agreed refund that was not "
            "paid. Your card, PayPal or bank can still help."
        ),
        facts=("F1.12",),
        paths=TO_PAYMENT_PROVIDER,
    ),
    Step(
        id="verdict_direct_goods",
        kind=Notice(),
        text=(
            "<b>Direct Pay: it depends on the seller's yes.</b> You can apply for a refund on the "
            "order page, but Alibaba does not judge this. So two things count: a clear claim that "
            "the seller can accept, and your card, PayPal or bank."
        ),
        why=(
            "Trade Assurance rules do not cover Direct Pay orders. Alibaba takes complaints there "
            "only about goods that were not sent, or an agreed refund that was not paid. If the "
            "seller agrees in writing and does not pay, that becomes such a case."
        ),
        facts=("F1.12",),
        paths=TO_PAYMENT_PROVIDER,
    ),
    Step(
        id="verdict_offline",
        kind=Notice(),
        text=(
            "<b>Your way: the Complaint Center.</b> You paid outside Alibaba, so Trade Assurance "
            'does not cover it; but "paid and not received" can go there. Safe day: '
            "<b>{offline}</b>. Alibaba cannot force a refund, so we use your bank's way too."
        ),
        why=(
            "The worst result for the seller is losing the account. An older rule gave 90 days; I "
            "count 30. If you are later, file anyway: it may be refused, and it costs nothing. "
            "<b>Today:</b> write to the seller."
        ),
        facts=("F4.1", "F4.2", "F4.3", "C7"),
        paths=TO_PAYMENT_PROVIDER,
    ),
    Step(
        id="verdict_offline_now",
        kind=Notice(),
        text=(
            "⏳ <b>Your way: the Complaint Center, and soon.</b> You paid outside Alibaba; "
            '"paid and not received" can go there. My careful count ends on <b>{offline}</b>, '
            "close or already past: later it may be refused, but trying costs nothing. We prepare "
            "it now; write to the seller in parallel."
        ),
        why=(
            "An older rule gave 90 days; I count 30. Alibaba cannot force a refund there, but the "
            "worst result for the seller is losing the account. Ask your bank as well."
        ),
        facts=("F4.1", "F4.2", "F4.3", "C7"),
        paths=TO_PAYMENT_PROVIDER,
    ),
    Step(
        id="verdict_outside",
        kind=Notice(),
        text=(
            "<b>Your ways: the seller's written yes, and your card, PayPal or bank.</b> You paid "
            "outside Alibaba; for this kind of problem it takes no complaint there. A clear claim "
            "with proof still works best. <b>Today:</b> write to the seller."
        ),
        why=(
            "For orders outside the platform, Alibaba takes complaints about goods that did not "
            "come, not about quality, damage or missing pieces. Write in the Alibaba chat if the "
            "seller is there, and keep everything in writing."
        ),
        facts=("F4.1",),
        paths=TO_PAYMENT_PROVIDER,
    ),
)
