"""The platform's deadlines: what each is counted from, and the safe day it leaves a buyer.

Each rests on facts with a source and a doubt. The rule of two clocks: remind by the shortest
figure, and never call a route closed by it.
"""

from flows.definition.vocabulary import (
    Anchor,
    Deadline,
    all_of,
    any_of,
    has,
    not_,
    picked,
)
from flows.guides.alibaba.facts import FACTS
from flows.guides.alibaba.rules.deadline_alerts import (
    CLAIM_ACT,
    CLAIM_ALERTS,
    CONFIRM_ACT,
    CONFIRM_ALERTS,
    ESCALATE_ACT,
    EVIDENCE_ACT,
    EVIDENCE_ALERTS,
)
from flows.guides.alibaba.rules.last_payment import CARD_LAST, PAYPAL_LAST
from flows.guides.alibaba.rules.payment_alerts import (
    CARD_ACT,
    CARD_ALERTS,
    OFFLINE_ACT,
    OFFLINE_ALERTS,
    PAYMENT_DAYS,
    PAYPAL_ACT,
    PAYPAL_ALERTS,
)
from flows.guides.alibaba.rules.promise_alerts import (
    PROMISE_ACT,
    PROMISE_ALERTS,
    STALLED_ACT,
    STALLED_ALERTS,
)
from flows.guides.alibaba.rules.routes import (
    AWAITED,
    BY_CARD,
    BY_PAYPAL,
    COMPLAINT_FITS,
    CONFIRMS_ITSELF,
    COUNTS_RECEIPT,
    COUNTS_REFUND,
    COUNTS_UNTOLD,
    ESCALATED,
    FIRST_BY_CARD,
    FIRST_BY_PAYPAL,
    LAST_BY_CARD,
    LAST_BY_PAYPAL,
    PROTECTED,
)
from flows.guides.alibaba.rules.settled import (
    CLOSED,
    DISPUTE_OPEN,
    PROMISE_REPORTS,
    UPLOADED,
    AnsweredSince,
)

__all__ = [
    "CARD",
    "CLAIM",
    "CONFIRM",
    "DEADLINES",
    "ESCALATE",
    "EVIDENCE",
    "FACTS",
    "OFFLINE",
    "PAYMENT_DAYS",
    "PAYPAL",
]

NEAR_DAYS = 10
"""R3: with so few days left, file today and write to the seller in parallel."""

CONFIRM_DAYS = 3
"""C2: with so few days left before receipt confirms itself; the seller's three may be longer."""

ALWAYS_DAYS = 366

REFUND_ASKED = any_of(has("filed_on"), picked("agreed_how", "accepted"))

# C1: pages say 30 days from receipt, 30 from confirmed receipt, 30 from the notice that the order
# was closed, or fewer. The safe day is day 25 of the earliest day known: 26 days less the margin of
# one. Only a countdown that names the refund may be later; one that may be for something else can
# only make it earlier, because receipt can be extended far beyond the 30 days (F1.8).
CLAIM = Deadline(
    id="claim",
    title="Last safe day to apply for a refund (the order page counts)",
    anchors=(Anchor("delivered_on", 26), Anchor("confirmed_on", 26), Anchor("closed_on", 26)),
    facts=("F1.1", "F1.2", "F1.3", "F1.5", "C1", "R2"),
    page="countdown_on",
    page_wins=COUNTS_REFUND,
    page_limits=COUNTS_UNTOLD,
    when=all_of(PROTECTED, not_(REFUND_ASKED)),
    alerts=CLAIM_ALERTS,
    urgent_days=NEAR_DAYS,
    act=CLAIM_ACT,
)

# C2: the time named for the way of shipping is counted; 15 days, the shortest, where it is unknown.
# A countdown that names receipt is the day itself.
CONFIRM = Deadline(
    id="confirm",
    title="Alibaba may confirm receipt (see the order page)",
    anchors=(
        Anchor("shipped_on", 15, AWAITED),
        Anchor("shipped_on", 30, all_of(AWAITED, picked("ship_method", "land"))),
        Anchor("shipped_on", 45, all_of(AWAITED, picked("ship_method", "sea"))),
    ),
    facts=("F1.6", "F1.7", "F1.8", "C2", "R2"),
    page="countdown_on",
    page_wins=COUNTS_RECEIPT,
    when=all_of(CONFIRMS_ITSELF, not_(REFUND_ASKED)),
    latest=True,
    alerts=CONFIRM_ALERTS,
    urgent_days=CONFIRM_DAYS,
    act=CONFIRM_ACT,
)

# C8: the decision is planned for day 45 and the hard stop is day 60; the safe day is day 59.
CARD = Deadline(
    id="card",
    title="Ask your bank before (its own day counts)",
    anchors=(
        Anchor("paid_on", 60, not_(all_of(LAST_BY_CARD, not_(FIRST_BY_CARD)))),
        Anchor("balance_on", 60, LAST_BY_CARD),
        Anchor("off_paid_on", 60),
    ),
    facts=("F4.8", "F4.9", "F4.10", "F4.11", "F4.12", "C8", "R7"),
    when=all_of(any_of(BY_CARD, FIRST_BY_CARD, LAST_BY_CARD), not_(DISPUTE_OPEN)),
    alerts=CARD_ALERTS,
    urgent_days=PAYMENT_DAYS,
    act=CARD_ACT,
)

PAYPAL = Deadline(
    id="paypal",
    title="Last safe day to open a PayPal dispute",
    anchors=(
        Anchor("paid_on", 180, not_(all_of(LAST_BY_PAYPAL, not_(FIRST_BY_PAYPAL)))),
        Anchor("balance_on", 180, LAST_BY_PAYPAL),
        Anchor("off_paid_on", 180),
    ),
    facts=("F4.13", "C14", "R7"),
    when=all_of(any_of(BY_PAYPAL, FIRST_BY_PAYPAL, LAST_BY_PAYPAL), not_(has("paypal_on"))),
    alerts=PAYPAL_ALERTS,
    urgent_days=PAYMENT_DAYS,
    act=PAYPAL_ACT,
)

# C7: the newer, shorter reading of the rules is counted, but from the later day, as they say: an
# order that takes six weeks to make has not lost its way before it is late.
OFFLINE = Deadline(
    id="offline",
    title="Safe day for a complaint (later it may be refused)",
    anchors=(Anchor("ship_by", 30), Anchor("paid_on", 30), Anchor("refund_agreed_on", 30)),
    facts=("F4.1", "F4.3", "C7"),
    when=all_of(not_(PROTECTED), COMPLAINT_FITS, not_(any_of(has("filed_on"), has("offline_on")))),
    latest=True,
    alerts=OFFLINE_ALERTS,
    urgent_days=NEAR_DAYS,
    act=OFFLINE_ACT,
)


# C3: a day to act on, not a day to act before, so nothing is taken off.
ESCALATE = Deadline(
    id="escalate",
    title="From this day you may escalate",
    anchors=(Anchor("filed_on", 4),),
    facts=("F2.2", "F2.4", "C3", "R5"),
    margin=0,
    when=all_of(PROTECTED, not_(any_of(ESCALATED, CLOSED))),
    opens=True,
    act=ESCALATE_ACT,
)

# F2.7: the buyer types the moment the case page shows, so nothing is computed or taken off.
EVIDENCE = Deadline(
    id="evidence",
    title="Evidence is due",
    anchors=(Anchor("evidence_due", 0),),
    facts=("F2.7", "U2", "R5"),
    margin=0,
    when=not_(any_of(UPLOADED, has("decided_on"), has("outcome"))),
    alerts=EVIDENCE_ALERTS,
    urgent_days=ALWAYS_DAYS,
    act=EVIDENCE_ACT,
)

# F1.13: the seller's own days, so nothing is taken off and nothing is said before they are over.
PROMISE = Deadline(
    id="promise",
    title="The day the seller promised",
    anchors=(
        Anchor("promise_on", 0, not_(AnsweredSince("promise_wait", PROMISE_REPORTS, "promise_on"))),
        Anchor("goods_on", 0, not_(AnsweredSince("goods_wait", PROMISE_REPORTS, "goods_on"))),
        Anchor("pay_by", 0, not_(AnsweredSince("cancelled_wait", PROMISE_REPORTS, "pay_by"))),
        Anchor("offline_by", 0),
    ),
    facts=("F1.13", "F2.5"),
    margin=0,
    when=not_(has("outcome")),
    latest=True,
    alerts=PROMISE_ALERTS,
    act=PROMISE_ACT,
)

STALLED = Deadline(
    id="stalled",
    title="The seller asked you to wait until then",
    anchors=(Anchor("stall_by", 0),),
    facts=("F2.5", "R3"),
    margin=0,
    when=not_(any_of(*map(has, ("outcome", "decided_on", "agreed_how", "promise_on", "filed_on")))),
    alerts=STALLED_ALERTS,
    act=STALLED_ACT,
)

DEADLINES: tuple[Deadline, ...] = (
    EVIDENCE,
    CLAIM,
    CONFIRM,
    OFFLINE,
    CARD,
    CARD_LAST,
    PAYPAL,
    PAYPAL_LAST,
    ESCALATE,
    PROMISE,
    STALLED,
)
"""What matters most first: of several that have passed, the first is told."""
