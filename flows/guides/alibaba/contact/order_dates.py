"""The first days of the order: paid, what is wrong with the payment, agreed and shipped."""

from flows.definition.vocabulary import (
    Ask,
    Choose,
    Day,
    Step,
    all_of,
    any_of,
    go,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.contact import payments
from flows.guides.alibaba.contact.verdict import build_verdict_paths
from flows.guides.alibaba.rules.routes import (
    ASKED_OFF_PLATFORM,
    BY_BANK,
    LOST_OFF_PLATFORM,
    NEVER_ARRIVED,
    OUTSIDE,
    PROTECTED,
)

TO_ARRIVAL = (
    go("tracking_state", when=NEVER_ARRIVED),
    go("delivered", when=picked("problem", "missing", "late", "other")),
    go("delivered_on"),
)
UNPAID = picked("payment_issue", "refund_unpaid", "cancelled_unpaid")

STEPS: tuple[Step, ...] = (
    *payments.STEPS,
    Step(
        id="paid_on",
        kind=Day(options=payments.IN_PARTS),
        correction_words=("i paid on", "i paid it on"),
        text="<b>On which day did you pay?</b> If you paid in parts, the first day.",
        why=(
            "It is on the order page, in your bank account or in the e-mail from PayPal. Card and "
            "PayPal deadlines count from the payment, so I take the earliest to be safe. Only "
            "about known, like mid January? Type that, and I'll ask."
        ),
        skip_when=all_of(BY_BANK, not_(OUTSIDE)),  # outside, the days of a complaint count from it
        facts=("R1", "R7"),
        order_field="ordered_on",
        paths=(
            go("balance_on", when=picked("paid_on", "parts"), again=True),
            go("off_paid_on", when=all_of(LOST_OFF_PLATFORM, not_(OUTSIDE))),
            *build_verdict_paths("verdict_offline", "verdict_direct", when=ASKED_OFF_PLATFORM),
            go("payment_issue", when=picked("problem", "payment")),
            go("ship_by", when=picked("problem", "never_arrived", "late", "other")),
            go("shipped_on"),
        ),
    ),
    Step(
        id="off_paid_on",
        kind=Day(),
        text="<b>On which day did you send the money outside Alibaba?</b>",
        why="It is on the bank slip or in your account. The bank asks for it first.",
        paths=build_verdict_paths("verdict_offline", "verdict_direct"),
    ),
    Step(
        id="payment_issue",
        kind=Choose(
            (
                option("twice", "I was charged twice", "double", "duplicate"),
                option("more", "I was charged too much", "overcharged", "wrong amount"),
                option("refund_unpaid", "An agreed refund is not here", "refund", "not refunded"),
                option("cancelled_unpaid", "Order cancelled, no refund", "cancelled"),
                option("other", "Something else", "other"),
            )
        ),
        text="<b>What is wrong with the payment?</b>",
        why=(
            "Compare the order page with your bank account first. While a payment is still being "
            "processed, the order can be neither cancelled nor refunded: wait until the order "
            "shows it as paid."
        ),
        facts=("F1.11",),
        paths=(
            go("refund_agreed_on", when=UNPAID),
            go("payment_what", when=picked("problem", "payment")),
            *build_verdict_paths("verdict_outside", "verdict_direct_goods"),
        ),
    ),
    Step(
        id="refund_agreed_on",
        kind=Day(),
        text="<b>On which day was the refund agreed, or the order cancelled?</b>",
        why=(
            "It is on the page View refund application, in the order or in the chat. Alibaba "
            "starts a refund within 7 working days after an agreement; a card can take about 10 "
            "working days more. Younger than that? Then it may still be on its way."
        ),
        skip=True,
        facts=("F1.16", "F2.10", "R8"),
        paths=build_verdict_paths("verdict_offline", "verdict_direct"),
    ),
    Step(
        id="payment_what",
        kind=Ask(least=5, most=600),
        text="<b>Which amounts, and on which days?</b> One sentence.",
        why=(
            "For example: 500 USD was agreed, 560 USD was charged on 3 May. It goes into your "
            "message to the seller."
        ),
        skip=True,
        paths=build_verdict_paths("verdict_outside", "verdict_direct_goods"),
        added=True,
    ),
    Step(
        id="ship_by",
        kind=Day(payment="paid_on", since="paid_on", ahead=365),
        text="<b>By which day did the seller have to ship?</b>",
        why=(
            "It stands in the order or the contract, as ship date or lead time. You can "
            'type "20 days after payment" too. It means: through export customs, '
            "or handed to the express carrier, in Beijing time, unless you agreed otherwise."
        ),
        skip=True,
        facts=("F1.10",),
    ),
    Step(
        id="shipped",
        kind=Choose(
            (
                option("yes", "Yes, shipped", "sent", "shipped"),
                option("no", "No, not shipped", "not shipped", "not yet"),
                option("unknown", "I do not know", "unknown", "not sure"),
            )
        ),
        text="<b>Has the seller shipped the order?</b>",
        why=(
            "Look at the order page and at the tracking number. A number that the carrier does "
            'not know is no proof of shipping: then choose "I do not know".'
        ),
        paths=(
            go("shipped_on", when=picked("shipped", "yes")),
            *build_verdict_paths("verdict_offline", "verdict_direct", when=picked("shipped", "no")),
            go("tracking_state", when=NEVER_ARRIVED),
            go("delivered"),
        ),
    ),
    Step(
        id="shipped_on",
        kind=Day(after="paid_on"),
        correction_words=("it was shipped", "it shipped", "shipped on"),
        text="<b>On which day was it shipped?</b>",
        why="The first entry on the tracking page, or the order page. It is a Beijing date.",
        skip=True,
        facts=("F1.10",),
        paths=(
            go("ship_method", on="answered", when=any_of(PROTECTED, NEVER_ARRIVED)),
            *TO_ARRIVAL,
        ),
    ),
    Step(
        id="ship_method",
        kind=Choose(
            (
                option("express", "Express courier", "dhl", "fedex", "ups", "courier"),
                option("air", "Air freight", "air", "plane"),
                option("land", "Train or truck", "train", "truck", "rail", "land"),
                option("sea", "Sea freight", "sea", "ship", "boat"),
                option("unknown", "I do not know", "unknown", "not sure"),
            )
        ),
        text="<b>How was it shipped?</b>",
        why=(
            "If you do nothing, Alibaba confirms receipt automatically after some time, and this "
            "time depends on the way of shipping. The order page shows your own day."
        ),
        facts=("F1.6", "C2"),
        paths=TO_ARRIVAL,
    ),
)
