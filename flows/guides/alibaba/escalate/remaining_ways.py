"""Phase four, what is left: card, PayPal and bank, each with its date and its next act."""

from flows.definition.vocabulary import (
    Choose,
    Notice,
    NudgeStep,
    Step,
    Wait,
    all_of,
    days,
    go,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.escalate.payers.bank_dispute import STEPS as BANK_DISPUTE
from flows.guides.alibaba.escalate.payers.card_and_lender import STEPS as CARD_AND_LENDER
from flows.guides.alibaba.escalate.payers.cash_and_transfers import STEPS as CASH_AND_TRANSFERS
from flows.guides.alibaba.escalate.payers.paypal import STEPS as PAYPAL
from flows.guides.alibaba.rules.complaint_grounds import BACK_TO_COMPLAINT, COMPLAINT_LEFT
from flows.guides.alibaba.rules.payment_notes import add_payment_notes
from flows.guides.alibaba.rules.routes import BY_PAYPAL, UNDISPUTED, narrow_paths

NOTICES: tuple[Step, ...] = (
    *CARD_AND_LENDER,
    Step(
        id="left_paypal",
        kind=Notice("What can I do?"),
        text=(
            "<b>You can still use PayPal.</b> A dispute can be opened within <b>180 days</b> of "
            "the payment; safe day by my count: <b>{paypal}</b>. Then turn it into a claim within "
            "<b>20 days</b>, or it closes for good."
        ),
        why=(
            "It is opened in PayPal's Resolution Center. Older pages said 45 days, so earlier is "
            "better. Past that day? Ask PayPal in writing, and the bank of the card behind it."
        ),
        facts=("F4.13", "C14", "R7"),
        paths=(go("left_next"),),
    ),
    *CASH_AND_TRANSFERS,
    Step(
        id="left_next",
        kind=Choose(
            (
                option(
                    *("bank", "Ask my bank or card company", "bank", "card", "paypal", "money"),
                    when=not_(UNDISPUTED),
                ),
                option("offline", "Use the Complaint Center", "complaint", when=COMPLAINT_LEFT),
                option("stop", "I stop here", "stop", "end", "close"),
            )
        ),
        text=(
            "<b>What do you want to do next?</b> One at a time is safest. Stopping is a fair "
            "choice too, when the time costs more than the money."
        ),
        why=(
            "Two ways at once may stop each other. The Complaint Center fits a broken promise, "
            "proof that you are within 30 days of getting the goods, goods that never came, or an "
            "agreed refund that was not paid."
        ),
        facts=("F1.13", "F4.1", "F4.15", "R7"),
        paths=(
            *narrow_paths(picked("left_next", "offline"), BACK_TO_COMPLAINT),
            go("outcome", when=picked("left_next", "stop")),
            go("paypal_file", when=all_of(BY_PAYPAL, picked("left_next", "bank"))),
            go("money_file"),
        ),
    ),
)

MONEY_STEPS: tuple[Step, ...] = (
    Step(
        id="money_file",
        kind=Choose(
            (
                option(
                    *("asked", "I sent it", "done", "yes", "asked", "sent"), sends=("bank_dispute",)
                ),
                option("later", "Remind me", "later", "not yet"),
                option("back", "Something else", "back", "other"),
            )
        ),
        text=(
            "<b>Send this letter to your bank or card company.</b> It disputes the payment: the "
            "amount, the reason, what you tried. Use the message box of your online bank, so that "
            "the answer is in writing. Add your proof, and Alibaba's decision if there is one."
        ),
        why=(
            "A dispute is open only when the bank confirms it. If your bank has a form or a "
            "button for it in its app, use that, and paste the letter there."
        ),
        letters=("bank_dispute",),
        needs_case_file=True,
        facts=("C8", "R7"),
        paths=(
            go("left_next", when=picked("money_file", "back"), again=True),
            go("money_hold", when=picked("money_file", "later")),
            go("bank_answer"),
        ),
    ),
    Step(
        id="money_hold",
        kind=Wait(
            options=(
                option(
                    *("asked", "I sent it", "done", "yes", "asked", "sent"), sends=("bank_dispute",)
                ),
                option("drop", "I leave it", "no", "stop"),
            ),
            nudge_steps=(
                NudgeStep(
                    days(1),
                    (
                        "Your bank has <b>not been asked yet</b>. The letter is here: press "
                        "<b>Show the text again</b>.",
                        "The letter to your bank waits here. <b>Send it today</b>, and ask "
                        "for the last day.",
                    ),
                ),
                NudgeStep(
                    days(3),
                    (
                        "{waited} now. One message to your bank today: <b>is it possible, and "
                        "until when?</b>",
                        "Has your bank heard from you? It takes one message: <b>can you help, "
                        "and until which day?</b>",
                    ),
                ),
                NudgeStep(
                    days(7),
                    (
                        "{waited} without asking the bank, and time is running. Ask, or "
                        "choose <b>I leave it</b>.",
                        "Your bank's last day comes nearer without the letter. Send it this "
                        "week, or tap <b>I leave it</b>.",
                    ),
                ),
            ),
        ),
        text="Fine. <b>The letter stays here.</b> Send it as soon as you can.",
        letters=("bank_dispute",),
        facts=("R7",),
        paths=(go("outcome", when=picked("money_hold", "drop")), go("bank_answer")),
    ),
    *BANK_DISPUTE,
)

STEPS: tuple[Step, ...] = (*add_payment_notes(NOTICES), *PAYPAL, *MONEY_STEPS)
