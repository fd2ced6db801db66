"""What sellers say to win time, and the short calm answer to each of it."""

from flows.definition.vocabulary import (
    Choose,
    Day,
    Notice,
    Option,
    Rule,
    Step,
    any_of,
    go,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.contact.refusal import TOLERABLE
from flows.guides.alibaba.contact.seller_messages import FILE_NOW
from flows.guides.alibaba.rules.near_deadlines import near
from flows.guides.alibaba.rules.routes import CONFIRMED

NO_GOODS = picked("problem", "never_arrived", "late", "payment", "off_platform")

STALL_OPTIONS: tuple[Option, ...] = (
    option("close_first", "Close the case first", "close", "cancel"),
    option("discount_next", "Discount on the next order", "discount", "coupon", "next order"),
    option("token_refund", "Only a small refund", "small", "token"),
    option("wait_weeks", "Wait one or two weeks", "weeks", "wait"),
    option("tolerance", "This is normal tolerance", "tolerance", "normal", when=TOLERABLE),
    option("carrier", "The carrier or you broke it", "carrier", "transport", when=not_(NO_GOODS)),
    option("parts", "Check all, we send parts", "parts", "spare", when=not_(NO_GOODS)),
    option("elsewhere", "Talk or pay elsewhere", "whatsapp", "wechat", "elsewhere"),
    option("confirm_now", "Confirm receipt now", "confirm", when=not_(CONFIRMED)),
    option("other", "Something else", "other"),
)


# The answer to "wait one or two weeks" says that the buyer files now, so waiting is not offered.
MAY_WAIT = not_(any_of(near("stall"), picked("stall", "wait_weeks")))
DATED_OPTIONS = ("close_first", "wait_weeks", "parts")
"""The lines that promise something for a later day."""


def _build_notice(name: str, text: str, why: str, *facts: str) -> Step:
    """Return the notice that answers one line, with the reply to copy."""
    return Step(
        id=f"stall_{name}",
        kind=Notice(),
        text=text,
        why=why,
        letters=("stall_reply",),
        facts=facts,
        paths=(go("stall_by" if name in DATED_OPTIONS else "stall_next"),),
    )


def _build_stall_rule(name: str) -> Rule:
    return picked("stall", name)


STEPS: tuple[Step, ...] = (
    Step(
        id="stall",
        kind=Choose(STALL_OPTIONS),
        text="<b>What do they say or ask for?</b> Each of these has an answer you can paste.",
        why=(
            "Some of these are honest, but they can cost you time that you do not have. Your last "
            "safe day does not wait."
        ),
        paths=(
            *(
                go(f"stall_{line.id}", when=_build_stall_rule(line.id))
                for line in STALL_OPTIONS[:-1]
            ),
            go("stall_other"),
        ),
    ),
    _build_notice(
        "close_first",
        "⚠ <b>Cancel nothing before the money is here.</b> A cancelled case may stay closed, and "
        "Alibaba does not enforce a private deal.",
        "An open case can count against the seller. Do not give up your case for it. Agree only "
        "inside the order: a private deal is not enforced.",
        "C6",
        "F2.5",
        "F2.12",
        "R6",
    ),
    _build_notice(
        "discount_next",
        "<b>Ask for the same value on this order.</b> A discount ties you to a new order, and it "
        "is not money.",
        "If you do want to buy again: take the discount as an extra, never as the settlement.",
    ),
    _build_notice(
        "token_refund",
        "<b>Hold a number that you can show.</b> A small sum would close the whole case.",
        "Bad units times the price of one, plus costs you can prove: whoever disagrees has to say "
        "which number is wrong. A part of the money can be fair if you can use or sell the goods. "
        "If they named a sum, tap that next, and we compare it with your claim.",
    ),
    _build_notice(
        "wait_weeks",
        "⏳ <b>Your days run while you wait.</b> File, and go on talking inside the case.",
        "Waiting in writing can also be read as agreeing to the delay. Filing takes nothing away "
        "from the seller: both can still settle.",
        "F1.3",
        "R3",
    ),
    _build_notice(
        "tolerance",
        "<b>Ask where it is written.</b> A tolerance counts if the order names it.",
        "Do not argue about what is normal. The decision compares the goods with written words.",
    ),
    _build_notice(
        "carrier",
        "<b>Answer with the packing.</b> The same damage in several cartons is not an accident.",
        "Take photos of every side of the carton, the label, the inner packing, and the goods in "
        "the carton. Keep all of it. Say how many cartons show the fault, and how many do not.",
    ),
    _build_notice(
        "parts",
        "<b>Agree on a number, and on a day.</b> You do not have to check every box for free, and "
        "parts need hands.",
        "Parts that come after your safe day are only a promise. Let your request run until they "
        "are here and work.",
        "F2.5",
    ),
    _build_notice(
        "elsewhere",
        "⚠ <b>Stay in the Alibaba chat; send no money outside.</b> What was said elsewhere, you "
        "repeat here in one calm sentence.",
        "Messages from WhatsApp, WeChat or e-mail count only if both sides accept them. A refund "
        "outside Alibaba cannot be checked by anybody there. Never pay a fee to get a refund.",
        "F3.1",
        "F2.5",
    ),
    _build_notice(
        "confirm_now",
        "⚠ <b>Do not confirm receipt yet.</b> It can start a deadline and release your money. Need "
        "time? Extend the receiving time.",
        "You can extend once by 15 days: All orders, View more, Extend receiving time. The seller "
        "can do the same once.",
        "F1.1",
        "F1.8",
        "R6",
    ),
    _build_notice(
        "other",
        "<b>Go back to the facts.</b> One request, one date.",
        "No threats, no reviews for money, no insults: whoever decides may read every line. If it "
        "goes round in circles, go on and file.",
    ),
    Step(
        id="stall_by",
        kind=Day(back=0, ahead=365),
        text="<b>Did they name a day for it?</b> By which day, if you wait?",
        why=(
            "A promise with a day can be quoted when the day is over, and I write the text for it. "
            "No day named? Ask for one in the Alibaba chat, and skip this."
        ),
        skip=True,
    ),
    Step(
        id="stall_next",
        kind=Choose(
            (
                option(
                    *("wait_more", "I sent it and will wait", "wait", "sent"),
                    when=MAY_WAIT,
                    sends=("stall_reply",),
                ),
                option("offered", "They named an amount", "offer", "amount"),
                FILE_NOW,
            )
        ),
        text="<b>And now?</b> Talking goes on inside the case, so filing closes no door.",
        why=(
            "If your last safe day is near, or if your answer says that you are filing now, "
            "waiting is not an option."
        ),
        facts=("R3",),
        paths=(
            go("seller_wait", when=picked("stall_next", "wait_more"), again=True),
            go("offer_amount", when=picked("stall_next", "offered")),
            go("describe"),
        ),
    ),
)
