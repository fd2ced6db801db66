"""What the buyer asks for, with the sum behind it, and the message that says so."""

from flows.definition.vocabulary import (
    Amount,
    Ask,
    Choose,
    Notice,
    Step,
    all_of,
    any_of,
    go,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.amounts.amount_options import FAIR_SHARE, FAIR_TARGET
from flows.guides.alibaba.amounts.claimed_units import UNIT_STEPS, units_bad, units_short
from flows.guides.alibaba.amounts.figures import (
    compute_claim_excess,
    compute_partial_share,
    computes,
)
from flows.guides.alibaba.amounts.offer_line import SHARE_STEPS
from flows.guides.alibaba.contact.claim import costs
from flows.guides.alibaba.rules.routes import PROTECTED, narrow_paths

MONEY_ONLY = picked("problem", "payment", "off_platform")
GOODS_HERE = not_(any_of(MONEY_ONLY, picked("problem", "never_arrived"), picked("shipped", "no")))

HAS_SHARE = computes(compute_partial_share, *SHARE_STEPS)
HAS_BAD, HAS_SHORT = computes(units_bad, *UNIT_STEPS), computes(units_short, *UNIT_STEPS)

STEPS: tuple[Step, ...] = (
    Step(
        id="remedy",
        kind=Choose(
            (
                option("full", "All my money back", "full", "full refund", "everything"),
                option("partial", "A part of it back", "partial", "partial refund", "part"),
                option("return_refund", "Return the goods for a refund", "return", when=GOODS_HERE),
                option(
                    "resend",
                    "Send it again or replace it",
                    "resend",
                    "replacement",
                    "replace",
                    when=not_(MONEY_ONLY),
                ),
                option("other", "Something else", "other"),
            )
        ),
        text="<b>What do you want?</b> Ask for one thing.",
        why=(
            "A sum that anyone can check is easier to accept than a large one. If you can still "
            "use the goods, a partial refund can be quicker. Alibaba can decide about "
            "money; a new delivery is a deal between you and the seller."
        ),
        facts=("F2.5",),
        paths=(
            go("full_why", when=all_of(picked("remedy", "full"), HAS_SHARE)),
            *narrow_paths(
                all_of(picked("remedy", "partial"), HAS_SHARE),
                (
                    go("share_both", when=all_of(HAS_BAD, HAS_SHORT)),
                    go("share_missing", when=HAS_SHORT),
                    go("share_affected"),
                ),
            ),
            go("remedy_amount", when=picked("remedy", "partial")),
            go("price_same", when=all_of(picked("remedy", "return_refund", "resend"), HAS_SHARE)),
            go("return_note", when=picked("remedy", "return_refund")),
            go("resend_note", when=picked("remedy", "resend")),
            go("remedy_other", when=picked("remedy", "other")),
            go("first_message"),
        ),
    ),
    Step(
        id="full_why",
        kind=Choose(
            (
                option("incomplete", "The rest is of no use", "rest", "useless"),
                option("set", "It is a set", "set"),
                option("unsafe", "None of it is safe", "unsafe", "safe", "danger"),
                option("own", "Another reason", "other", "another"),
                option("part", "Ask for a part instead", "part", "partial"),
            )
        ),
        text=(
            "<b>Why all of it?</b> {units_claimed} of {units_ordered} units are bad or missing; "
            "they cost {fair_share}. With a reason, a full refund is easier to accept."
        ),
        why="The reason goes into your texts. Without one, a part of the money is the safer claim.",
        paths=(
            go("full_why_own", when=picked("full_why", "own")),
            go("remedy", when=picked("full_why", "part"), again=True),
            go("first_message"),
        ),
        added=True,
    ),
    Step(
        id="full_why_own",
        kind=Ask(least=5, most=300),
        text="<b>Why do you ask for all of your money?</b> One sentence.",
        why="For example: the cartons were wet inside, and mould grows on all of them.",
        paths=(go("first_message"),),
    ),
    Step(
        id="price_same",
        kind=Choose(
            (
                option("same", "Yes", "yes", "same"),
                option("mixed", "No, prices differ", "no", "differ", "mixed"),
                option("deposit", "I paid only a part so far", "deposit", "part"),
            )
        ),
        text="<b>Do all {units_ordered} units cost the same, {paid_amount} in all?</b>",
        why="From it I work out what the bad or missing units cost: that amount is in your texts.",
        paths=(
            go("bad_unit_price", when=picked("price_same", "mixed")),
            go("order_total", when=picked("price_same", "deposit")),
            *costs.TO_NOTE,
        ),
        added=True,
    ),
    Step(
        id="share_both",
        kind=Notice(),
        text=(
            "<b>The claim, in numbers</b>\n"
            "{units_bad} bad and {units_short} missing: <b>{units_claimed}</b> units.\n"
            "{paid_amount} ÷ {units_ordered} × {units_claimed} = <b>{fair_share}</b>\n"
            "Anyone can check this. You can ask for it, or for another sum."
        ),
        why="It is counted from what you paid and from your own counts, nothing else.",
        paths=(go("costs_more"),),
    ),
    Step(
        id="share_missing",
        kind=Notice(),
        text=(
            "<b>The missing part, in numbers</b>\n"
            "Ordered {units_ordered}, arrived {units_received}: <b>{units_missing}</b> missing.\n"
            "{paid_amount} ÷ {units_ordered} × {units_claimed} = <b>{fair_share}</b>\n"
            "Anyone can check this. You can ask for it, or for another sum."
        ),
        why="It is counted from what you paid and from your own counts, nothing else.",
        paths=(go("costs_more"),),
    ),
    Step(
        id="share_affected",
        kind=Notice(),
        text=(
            "<b>How the amount is worked out</b>\n"
            "<b>{units_bad}</b> of {units_ordered} units have the problem.\n"
            "{paid_amount} ÷ {units_ordered} × {units_claimed} = <b>{fair_share}</b>\n"
            "Anyone can check this. You can ask for it, or for another sum."
        ),
        why="It is counted from what you paid and from your own counts, nothing else.",
        paths=(go("costs_more"),),
    ),
    *costs.STEPS,
    Step(
        id="remedy_amount",
        kind=Amount(
            like="paid_amount",
            figures=(FAIR_SHARE, FAIR_TARGET),
            follows=True,
            same_currency=True,
        ),
        text="<b>Which amount do you ask for?</b> Press one, or type another amount.",
        why=(
            "Bad or missing units times the price of one, plus costs you can prove, such as "
            "sorting or repair. You should be able to prove every part of the amount."
        ),
        paths=(
            go(
                "remedy_high",
                when=all_of(
                    PROTECTED, computes(compute_claim_excess, "remedy_amount", "paid_amount")
                ),
            ),
            go("first_message"),
        ),
    ),
    Step(
        id="remedy_high",
        kind=Choose(
            (
                option("lower", "Change the amount", "change", "lower"),
                option("keep", "Keep it", "keep it"),
            )
        ),
        text=(
            "You ask for {remedy_amount}, and you paid {paid_amount}. A refund goes up to what you "
            "paid for the covered order. <b>Do you want to change the amount?</b>"
        ),
        why="A sum above the limit makes it easy to say no to all of it.",
        facts=("C12",),
        paths=(
            go("remedy_amount", when=picked("remedy_high", "lower"), again=True),
            go("first_message"),
        ),
    ),
    Step(
        id="return_note",
        kind=Notice(),
        text=(
            "<b>Send nothing back yet.</b> First get two things in writing, on the case page or in "
            "the Alibaba chat: <b>who pays the freight</b>, and the full address. Film the parcel "
            "before it leaves."
        ),
        why=(
            "We found no rule that says who pays to send goods back. The freight to China can be "
            "higher than the goods are worth: ask for its price first. Some orders have Easy "
            "Return, a local address; the order page shows it if yours has it."
        ),
        facts=("U5",),
        paths=(go("first_message"),),
    ),
    Step(
        id="resend_note",
        kind=Notice(),
        text=(
            "<b>Ask for a day, and keep your refund way open.</b> A new delivery is a promise of "
            "the seller; Alibaba does not make sure that it is kept. If the goods are not on their "
            "way before your safe day, file for the money."
        ),
        why="The seller's promise with a date, in the Alibaba chat, is proof if it is broken.",
        facts=("F1.13", "F2.5"),
        paths=(go("first_message"),),
    ),
    Step(
        id="remedy_other",
        kind=Ask(least=5, most=500),
        text="<b>What exactly do you ask for?</b> One or two sentences, with numbers if you can.",
        why="For example: pay my repair cost of 180 USD, and send 20 new lids by 15 May.",
    ),
)
