"""How it was paid, what was ordered, and how many units and how much money it is about."""

from flows.definition.vocabulary import (
    Amount,
    Ask,
    Choose,
    Count,
    Step,
    all_of,
    go,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.contact.claim import delivered_units
from flows.guides.alibaba.contact.payments import PAY_METHODS
from flows.guides.alibaba.rules.routes import LOST_OFF_PLATFORM, MAYBE_FRAUD, OUTSIDE

STEPS: tuple[Step, ...] = (
    Step(
        id="payment",
        kind=Choose(
            (
                option("trade_assurance", "Trade Assurance", "ta", "assurance"),
                option("direct_pay", "Direct Pay", "direct"),
                option("outside", "Outside Alibaba", "off platform", "whatsapp"),
                option("not_sure", "I am not sure", "not sure", "do not know", "unsure"),
            )
        ),
        text="<b>How did you pay?</b> Your options depend on it.",
        why=(
            "Open the order on Alibaba and look near the payment for the words <b>Trade "
            "Assurance</b> or <b>Direct Pay</b>. If there is no order on Alibaba, and you paid by "
            "a bank transfer, a link or a chat, it is <b>Outside Alibaba</b>. Direct Pay orders "
            "stand on Alibaba too, but Alibaba does not judge their quality."
        ),
        facts=("F1.12", "F4.1", "R1"),
        paths=(go("payment_help", when=picked("payment", "not_sure")), go("pay_method")),
    ),
    Step(
        id="payment_help",
        kind=Choose(
            (
                option("look_again", "I found it", "found", "yes", "see it"),
                option("still_unsure", "I still do not know", "no", "unsure"),
            )
        ),
        text=(
            "Open Alibaba, then Orders, All orders, and this order. <b>What does it say?</b>\n"
            "• Trade Assurance: the order is covered.\n"
            "• Direct Pay: that is your answer.\n"
            "• There is no such order: you paid outside Alibaba."
        ),
        why=(
            "In the app: My Alibaba, All orders, the order. If you still cannot tell, we go on as "
            "if it were covered, carefully, and the order page will show it later."
        ),
        facts=("F1.14", "F1.15"),
        paths=(
            go("payment", when=picked("payment_help", "look_again"), again=True),
            go("pay_method"),
        ),
    ),
    Step(
        id="pay_method",
        kind=Choose(PAY_METHODS),
        text="<b>What did you pay with?</b>",
        why=(
            "Cards, PayPal and banks have their own days, and these run while Alibaba decides. "
            "I'll watch both. Paid in two ways? Pick the one with more money in it; the other "
            "comes "
            "with the day of the payment."
        ),
        facts=("R1", "R7"),
        paths=(
            go("fraud_call", when=MAYBE_FRAUD, again=True),
            go("product", when=OUTSIDE),
            go("order_number"),
        ),
    ),
    Step(
        id="order_number",
        kind=Ask(text_format="order_number"),
        text=(
            "<b>What is the order number?</b> Please copy it from the order page. "
            "You can also send a screenshot of that page."
        ),
        why=(
            "It is at the top of the order, under Orders, All orders. It goes into every text "
            "and on the case file, so that nobody can mix up your order."
        ),
        skip=True,
        order_field="order_number",
    ),
    Step(
        id="product",
        kind=Ask(most=200),
        text="<b>What did you order?</b> One line, as in the order, with size or model.",
        why="For example: steel bottle 500 ml, black, model B12. Copy it from the order.",
        skip=True,
    ),
    Step(
        id="supplier",
        kind=Ask(most=200),
        text="<b>What is the seller's company name?</b>",
        why=(
            "It is on the order and on the seller's page. Use the full company name, not the "
            "name of the person who writes to you."
        ),
        skip=True,
        paths=(
            go("off_amount", when=all_of(LOST_OFF_PLATFORM, not_(OUTSIDE))),
            go("paid_amount", when=picked("problem", "payment", "off_platform")),
            go("units_ordered"),
        ),
    ),
    Step(
        id="off_amount",
        kind=Amount(),
        text=(
            "<b>How much did you send outside Alibaba?</b> The number and the currency, for "
            "example <b>1250 USD</b>."
        ),
        why=(
            "It is the sum your bank has to know. Trade Assurance does not cover it, so I keep it "
            "apart from what you paid in the order."
        ),
        paths=(go("paid_amount"),),
    ),
    Step(
        id="units_ordered",
        kind=Count(least=1),
        text="<b>How many units did you order?</b> Count pieces, not cartons.",
        why=(
            "The number in the order. From it and the price I work out what one unit cost. Sold by "
            "weight or length? Count whole kilos or metres, and say so in the line of the product."
        ),
        skip=True,
        paths=(
            go("paid_amount", when=picked("problem", "never_arrived", "late")),
            go("units_received"),
        ),
    ),
    *delivered_units.STEPS,
    Step(
        id="paid_amount",
        kind=Amount(),
        text=(
            "<b>How much have you paid for this order so far?</b> "
            "The number and the currency, for example <b>1250 USD</b>."
        ),
        why=(
            "All payments for it together: deposit, balance, shipping. Did you tell me of money "
            "that you sent elsewhere? Leave that out. A refund goes up to what you really paid for "
            "the covered order, and it may be limited."
        ),
        facts=("C12",),
        order_field="order_total",
        paths=(go("paid_on"),),  # what is declared next is for payments in two parts
    ),
)
