"""Phase four, a no to an offer: the amount named instead, or one reason."""

from flows.definition.vocabulary import Amount, Choose, Notice, Step, option
from flows.guides.alibaba.amounts.amount_options import ASKED_AMOUNT, FAIR_SHARE
from flows.guides.alibaba.rules.routes import BACK_TO_WAIT

STEPS: tuple[Step, ...] = (
    Step(
        id="case_counter_amount",
        kind=Amount(
            like="paid_amount",
            figures=(FAIR_SHARE, ASKED_AMOUNT),
            follows=True,
            until="case_counter",
            same_currency=True,
        ),
        text="<b>Which amount do you ask for?</b>",
        why=(
            "A number with its sum is hard to deny: bad units times unit price, plus costs you can "
            "prove. Do not name your lowest amount too early."
        ),
    ),
    Step(
        id="case_counter",
        kind=Choose(
            (
                option("sent", "I sent it", "done", "yes", "sent", sends=("case_counter",)),
                option("skip_it", "I do not send it", "no", "not"),
            )
        ),
        text=(
            "<b>Press Reject on the case page, name {case_counter_amount}, and paste this "
            "text.</b> The case stays open, and your right to escalate stays too."
        ),
        why="Reject with a new proposal is an ordinary step of the case. It costs no days.",
        letters=("case_counter",),
        facts=("F1.16", "F2.2"),
        paths=BACK_TO_WAIT,
    ),
    Step(
        id="case_rejected",
        kind=Notice("Back to the case"),
        text=(
            "<b>Press Reject on the case page</b> and give one reason in one line, with a number. "
            "The case stays open. If the offers lead nowhere, take the next step; do not wait any "
            "longer."
        ),
        why="On a covered order you may escalate from day 4. On Direct Pay only the seller can "
        "agree, so leave the door open: say which amount you would accept.",
        facts=("F1.12", "F1.16", "F2.2"),
        paths=BACK_TO_WAIT,
    ),
)
