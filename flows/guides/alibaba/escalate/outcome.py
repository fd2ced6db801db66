"""Phase four, the end: a last refusal, the result and the amount, and tips for next time."""

from flows.definition.vocabulary import Amount, Choose, End, Step, all_of, go, not_, option, picked
from flows.guides.alibaba.amounts.amount_options import ASKED_AMOUNT, FULL_PAID, SETTLED_AMOUNT
from flows.guides.alibaba.rules.complaint_grounds import BACK_TO_COMPLAINT, COMPLAINT_LEFT
from flows.guides.alibaba.rules.routes import (
    ASKED_OFF_PLATFORM,
    LOST_OFF_PLATFORM,
    narrow_paths,
)

MONEY_KEPT = all_of(ASKED_OFF_PLATFORM, not_(LOST_OFF_PLATFORM))

STEPS: tuple[Step, ...] = (
    Step(
        id="refused_next",
        kind=Choose(
            (
                option("answer", "I sent a new document", "sent", "answered"),
                option("offline", "Use the Complaint Center", "complaint", when=COMPLAINT_LEFT),
                option("stop", "I stop here", "stop", "end", "close"),
            )
        ),
        text=(
            "<b>What do you want to do next?</b> If you can answer their reason with one new "
            "document, send it and I'll wait with you. Stopping is a fair choice too, when the "
            "time costs more than the money."
        ),
        why=(
            "The Complaint Center fits a broken promise, proof that you are within 30 days of "
            "getting the goods, goods that never came, or an agreed refund that was not paid."
        ),
        facts=("F1.13", "F4.1"),
        paths=(
            go("money_wait", when=picked("refused_next", "answer"), again=True),
            *narrow_paths(picked("refused_next", "offline"), BACK_TO_COMPLAINT),
            go("outcome"),
        ),
    ),
    Step(
        id="outcome",
        kind=Choose(
            (
                option("all", "All the money I asked for", "all", "full"),
                option("part", "A part of it", "part"),
                option("goods", "Goods or a credit instead", "goods", "replacement", "credit"),
                option("none", "Nothing", "none", "no"),
                option("safe", "I had lost no money", "safe", when=MONEY_KEPT),
            )
        ),
        text="<b>How did it end?</b>",
        why="It closes the case and stops the reminders.",
        paths=(go("outcome_amount", when=picked("outcome", "all", "part")), go("end")),
    ),
    Step(
        id="outcome_amount",
        kind=Amount(like="paid_amount", figures=(SETTLED_AMOUNT, ASKED_AMOUNT, FULL_PAID)),
        text="<b>How much came back?</b>",
        why="Only for your own record. Skip it if you like.",
        skip=True,
    ),
    Step(
        id="end",
        kind=End(),
        text=(
            "<b>The case is closed.</b> Thank you for your patience. For next time:\n"
            "1. Trade Assurance, and never pay elsewhere.\n"
            "2. Sizes, material and ship date in numbers, in the order.\n"
            "3. Talk only in the Alibaba chat.\n"
            "4. Film the opening; confirm receipt after counting.\n"
            "Not settled after all? Send /back and change your last answer."
        ),
        facts=("F3.1", "R6"),
    ),
)
