"""The seller's offer beside the claim, a stop before yes, and the counter-offer."""

from flows.definition.vocabulary import Amount, Choose, Note, Step, all_of, go, option, picked
from flows.guides.alibaba.amounts.amount_options import ASKED_AMOUNT, FAIR_SHARE
from flows.guides.alibaba.amounts.figures import computes, offer_share
from flows.guides.alibaba.amounts.offer_line import BELOW_TARGET, UNDER_FLOOR
from flows.guides.alibaba.contact.seller_messages import FILE_NOW
from flows.guides.alibaba.rules.near_deadlines import claim_near, confirm_near
from flows.guides.alibaba.rules.routes import OUTSIDE

# In one currency, so that the two can be compared.
COMPARABLE = computes(offer_share, "offer_amount", "paid_amount", "remedy", "remedy_amount")

STEPS: tuple[Step, ...] = (
    Step(
        id="offer_amount",
        kind=Amount(like="paid_amount"),
        text="<b>How much do they offer?</b> The money for this order only.",
        why="Leave out discounts on later orders and goods: only money counts here.",
        paths=(
            go("offer", when=COMPARABLE),
            go("offer_currency"),
        ),
    ),
    Step(
        id="offer_currency",
        kind=Choose(
            (
                option("convert", "Type it in my currency", "convert", "again"),
                option("accept", "I accept it", "enough", "accept"),
                option("refuse", "I do not accept it", "refuse"),
            )
        ),
        text=(
            "<b>They offer {offer_amount}</b>, and the order was paid with {paid_amount}. I cannot "
            "compare two currencies. Can you type the offer in yours?"
        ),
        why="Ask the seller to name it in the currency of the order: refunds go back that way.",
        paths=(
            go("offer_amount", when=picked("offer_currency", "convert"), again=True),
            go("offer_check", when=picked("offer_currency", "accept")),
            go("final_notice"),
        ),
    ),
    Step(
        id="offer",
        kind=Choose(
            (
                option("accept", "Accept it", "accept", "yes"),
                option("counter", "Make a counter-offer", "counter", "more"),
                option("refuse", "Refuse it", "refuse", "no"),
            )
        ),
        text=(
            "<b>They offer {offer_amount}.</b> Your claim is <b>{asked_amount}</b>. The offer is "
            "{offer_share}% of it, {offer_gap} less. What do you want to do?"
        ),
        notes=(
            Note(
                UNDER_FLOOR,
                "By your numbers the goods alone cost <b>{fair_floor}</b>. Ask how they worked it "
                "out.",
            ),
            Note(
                BELOW_TARGET,
                "It covers the goods, {fair_floor}. With freight and costs it would be "
                "<b>{fair_target}</b>.",
            ),
        ),
        why=(
            "Think of what the goods are still worth to you, and of the time it takes. A "
            "counter-offer that shows its sum is harder to refuse than a no."
        ),
        paths=(
            go("offer_check", when=picked("offer", "accept")),
            go("counter_amount", when=picked("offer", "counter")),
            go("final_notice"),
        ),
    ),
    Step(
        id="offer_check",
        kind=Choose(
            (
                option("yes_accept", "Yes, I accept", "yes", "accept"),
                option("no", "No, go back", "no", "back"),
            )
        ),
        text=(
            "⚠ <b>Stop: a yes is final.</b> After it you can hardly ask for more than "
            "<b>{offer_amount}</b>. On an Alibaba order, say yes only inside the order, so that "
            "the refund runs there. Close nothing before the money is here. Accept?"
        ),
        why=(
            "Alibaba does not make a seller keep a private deal. What is agreed inside a refund "
            "request, the platform handles; it can still take days, and more if the seller's "
            "account lacks money."
        ),
        facts=("C6", "F2.5", "R6"),
        paths=(
            go("promise_on", when=all_of(picked("offer_check", "yes_accept"), OUTSIDE)),
            go("agreed_how", when=picked("offer_check", "yes_accept")),
            go("offer", when=COMPARABLE, again=True),
            go("offer_currency", again=True),
        ),
    ),
    Step(
        id="counter_amount",
        kind=Amount(
            like="paid_amount",
            figures=(FAIR_SHARE, ASKED_AMOUNT),
            follows=True,
            until="counter_message",
            same_currency=True,
        ),
        text=(
            "<b>What is your counter-offer?</b> Choose an amount between their offer and your "
            "claim."
        ),
        why=(
            'Come down only for a reason that you can say in one line, for example "I can still '
            'sell the good ones". And name a day for the answer.'
        ),
    ),
    Step(
        id="counter_message",
        kind=Choose(
            (option("sent", "I sent it", "sent", "done", sends=("counter_offer",)), FILE_NOW)
        ),
        text=(
            "<b>Here is your counter-offer: {counter_amount}.</b> Tap it to copy and paste it into "
            "the Alibaba chat."
        ),
        why="It thanks for the offer, shows your sum and asks for an answer by a day.",
        letters=("counter_offer",),
        paths=(
            go("describe", when=picked("counter_message", "file_now")),
            go("window_near", when=claim_near("counter_message")),
            go("receipt_near", when=confirm_near("counter_message")),
            go("seller_wait", again=True),
        ),
    ),
)
