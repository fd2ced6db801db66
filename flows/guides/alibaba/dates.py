"""The days of the order: paid, agreed, shipped, arrived, confirmed, and the page's countdown."""

from flows.guides.alibaba.routes import OUTSIDE, PROTECTED
from flows.guides.alibaba.verdict import BY_COUNTDOWN, BY_PAGE, onward
from flows.vocabulary import Choose, Day, Step, all_of, go, not_, option, picked

NEVER_ARRIVED = picked("problem", "never_arrived")
OFF = picked("problem", "off_platform")
UNPAID = picked("payment_issue", "refund_unpaid", "cancelled_unpaid")

STEPS: tuple[Step, ...] = (
    Step(
        id="paid_on",
        kind=Day(),
        text="<b>On which day did you pay?</b> If you paid in parts, the first day.",
        why=(
            "It stands on the order, in your bank account or in the PayPal mail. Card and PayPal "
            "days count from the payment, so I take the earliest to be safe."
        ),
        facts=("R1", "R7"),
        paths=(
            go("off_paid_on", when=all_of(OFF, picked("off_paid", "yes"), not_(OUTSIDE))),
            *onward("verdict_offline", "verdict_direct", when=OFF),
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
        paths=onward("verdict_offline", "verdict_direct"),
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
            *onward("verdict_outside", "verdict_direct_goods"),
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
        paths=onward("verdict_offline", "verdict_direct"),
    ),
    Step(
        id="ship_by",
        kind=Day(ahead=365),
        text="<b>By which day did the seller have to ship?</b>",
        why=(
            "It stands in the order or the contract, as ship date or lead time. If it says \"20 "
            "days after payment\", count from the day you paid. It means: through export customs, "
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
            "not know is no proof of shipping: then choose \"I do not know\"."
        ),
        paths=(
            go("shipped_on", when=picked("shipped", "yes")),
            *onward("verdict_offline", "verdict_direct", when=picked("shipped", "no")),
            go("tracking_state", when=NEVER_ARRIVED),
            go("delivered"),
        ),
    ),
    Step(
        id="shipped_on",
        kind=Day(after="paid_on"),
        text="<b>On which day was it shipped?</b>",
        why="The first line of the tracking page, or the order page. It is a Beijing date.",
        skip=True,
        facts=("F1.10",),
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
            "If you do nothing, the order confirms receipt by itself after some time, and this "
            "time depends on the way of shipping. I always count the shortest."
        ),
        facts=("F1.6", "C2"),
        paths=(
            go("tracking_state", when=NEVER_ARRIVED),
            go("delivered", when=picked("problem", "missing", "late", "other")),
            go("delivered_on"),
        ),
    ),
    Step(
        id="tracking_state",
        kind=Choose(
            (
                option("none", "No tracking, or not found", "no tracking", "not found"),
                option("stuck", "No movement for days", "stuck", "no movement"),
                option("says_delivered", "It says delivered", "delivered"),
                option("other_city", "Wrong city or old date", "wrong city", "other city"),
                option("customs", "Held at customs", "customs"),
            )
        ),
        text="<b>What does the tracking page say today?</b>",
        why=(
            "Take a screenshot of the whole page with today's date: it is your best proof. Held "
            "at customs? Ask for the official paper that names the reason."
        ),
        paths=(
            go("delivered_on", when=picked("tracking_state", "says_delivered")),
            go("confirmed", when=PROTECTED),
            *onward("verdict_offline", "verdict_direct"),
        ),
    ),
    Step(
        id="delivered",
        kind=Choose(
            (
                option("yes", "Yes, all cartons", "all", "arrived"),
                option("part", "Only a part", "part", "some"),
                option(
                    "no", "No, nothing yet", "nothing", when=not_(picked("problem", "missing"))
                ),
            )
        ),
        text="<b>Has it been delivered?</b>",
        why="If the seller sent several parcels, look up each of them before you answer.",
        paths=(
            go("delivered_on", when=picked("delivered", "yes", "part")),
            go("confirmed", when=PROTECTED),
            *onward("verdict_offline", "verdict_direct"),
        ),
    ),
    Step(
        id="delivered_on",
        kind=Day(after="paid_on"),
        text=(
            "<b>On which day was it delivered?</b> If the tracking page and you name different "
            "days, the earlier one."
        ),
        why=(
            "Pages of Alibaba count the refund window from getting the goods, or from confirming "
            "that you got them. To be safe, I count from the earliest day there is."
        ),
        facts=("F1.1", "F1.2", "C1"),
        paths=(
            go("confirmed", when=PROTECTED),
            *onward("verdict_offline", "verdict_direct", when=NEVER_ARRIVED),
            *onward("verdict_outside", "verdict_direct", when=picked("delivered", "part")),
            *onward("verdict_outside", "verdict_direct_goods"),
        ),
    ),
    Step(
        id="confirmed",
        kind=Choose(
            (
                option("me", "Yes, I did", "yes", "i did", "me"),
                option("automatic", "Alibaba did it by itself", "automatic", "by itself"),
                option("no", "No, not confirmed", "no", "not yet"),
                option("unknown", "I do not know", "unknown", "not sure"),
            )
        ),
        text="<b>Was receipt confirmed on the order page?</b>",
        why=(
            "Confirming can start the clock and release your money. If it has not happened: do "
            "not confirm before everything is checked. You can extend the receiving time once by "
            "15 days: All orders, View more, Extend receiving time."
        ),
        facts=("F1.1", "F1.6", "F1.8", "R6"),
        paths=(
            go("confirmed_on", when=picked("confirmed", "me", "automatic")),
            go("countdown"),
        ),
    ),
    Step(
        id="confirmed_on",
        kind=Day(after="paid_on"),
        text="<b>On which day was receipt confirmed?</b>",
        why="It is on the order page, and in a mail from Alibaba.",
        skip=True,
    ),
    Step(
        id="countdown",
        kind=Choose(
            (
                option("yes", "Yes, I see one", "yes"),
                option("no", "No, I see none", "no", "none"),
            )
        ),
        text=(
            "<b>Please open the order page now.</b> Does it show a countdown or a last day, to "
            "ask for a refund or to confirm receipt?"
        ),
        why=(
            "What the page shows beats every date I can work out. If it shows two, use the "
            "earlier one."
        ),
        facts=("C1", "R2"),
        paths=(go("countdown_on", when=picked("countdown", "yes")), *BY_COUNTDOWN),
    ),
    Step(
        id="countdown_on",
        kind=Day(ahead=180),
        text="<b>When does it end?</b> A date, or for example <b>in 12 days</b>.",
        why="I take one day off, because the time zone of Alibaba's days is not known.",
        facts=("R2", "U10"),
        paths=BY_PAGE,
    ),
)
