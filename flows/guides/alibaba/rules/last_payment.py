"""The days of the last payment, where an order was paid in two parts in one way (C8, C14, R7).

The earlier day is that of the first payment; the later one is a day of its own.
"""

from flows.definition.vocabulary import Alert, Anchor, Deadline, all_of, days, has, hours, not_
from flows.guides.alibaba.rules.payment_alerts import CARD_ACT, PAYMENT_DAYS, PAYPAL_ACT
from flows.guides.alibaba.rules.routes import (
    FIRST_BY_CARD,
    FIRST_BY_PAYPAL,
    LAST_BY_CARD,
    LAST_BY_PAYPAL,
)
from flows.guides.alibaba.rules.settled import DISPUTE_OPEN


def _build_alerts(deadline: str, act: str) -> tuple[Alert, ...]:
    """Return the warnings before a day; `act` says in one sentence what to do."""
    day, payment = f"<b>{{{deadline}}}</b>", "your <b>last payment</b>"
    return (
        Alert(
            days(14),
            (
                f"⏳ <b>{{left}}</b> until the earliest last day for {payment}: {day}. {act}",
                f"⏳ {day} is in {{left}}: the earliest last day for {payment}. {act}",
            ),
        ),
        Alert(
            days(3),
            (
                f"⏳ <b>{{left}}</b> for {payment}, until {day}. {act}",
                f"⏳ In <b>{{left}}</b> comes the day for {payment}: {day}. {act}",
            ),
        ),
        Alert(
            hours(6),
            (
                f"⏳ The day for {payment}, {day}, ends in <b>{{left}}</b>. {act}",
                f"⏳ <b>{{left}}</b> are left of {day}, the day for {payment}. {act}",
            ),
        ),
    )


CARD_LAST = Deadline(
    id="card_last",
    title="Ask your bank about the last payment before",
    anchors=(Anchor("balance_on", 60, all_of(FIRST_BY_CARD, LAST_BY_CARD)),),
    facts=("F4.8", "F4.9", "F4.10", "F4.11", "F4.12", "C8", "R7"),
    when=not_(DISPUTE_OPEN),
    alerts=_build_alerts("card_last", "Ask the bank, in writing."),
    urgent_days=PAYMENT_DAYS,
    act=CARD_ACT,
)

PAYPAL_LAST = Deadline(
    id="paypal_last",
    title="Last safe day at PayPal for the last payment",
    anchors=(Anchor("balance_on", 180, all_of(FIRST_BY_PAYPAL, LAST_BY_PAYPAL)),),
    facts=("F4.13", "C14", "R7"),
    when=not_(has("paypal_on")),
    alerts=_build_alerts("paypal_last", "Open the Resolution Center."),
    urgent_days=PAYMENT_DAYS,
    act=PAYPAL_ACT,
)
