"""Money sent off the platform: do not pay, or call the bank before anything else."""

from flows.definition.vocabulary import Choose, Notice, Step, go, option, picked

STEPS: tuple[Step, ...] = (
    Step(
        id="off_paid",
        kind=Choose(
            (
                option("no", "No, nothing sent", "not yet", "nothing"),
                option("yes", "Yes, I sent money", "sent", "paid"),
            )
        ),
        text=(
            "Please send no money outside Alibaba now, whatever the reason or the discount. "
            "<b>Have you already sent any?</b>"
        ),
        why=(
            "Money sent outside the order is not covered by Trade Assurance. If it has just left, "
            "the bank can sometimes still stop it, so I ask this first."
        ),
        paths=(go("recall_now", when=picked("off_paid", "yes")), go("verdict_no_pay")),
    ),
    Step(
        id="verdict_no_pay",
        kind=Notice(),
        text=(
            "✓ <b>Your money is still with you. Do not pay outside Alibaba.</b> "
            "Answer in the Alibaba chat:\n"
            "<code>I can pay only through the order on Alibaba.com. Please send me the payment "
            "link there. Thank you.</code>"
        ),
        why=(
            "New bank details, or a payee with another name, can also mean that somebody broke "
            "into the seller's account. Ask in the Alibaba chat, never by the e-mail that brought "
            "the new details. Keep screenshots of all of it."
        ),
    ),
    Step(
        id="off_order",
        kind=Choose(
            (
                option("paid_part", "Yes, I paid on Alibaba", "yes", "deposit"),
                option("none", "No, nothing at all", "no", "nothing"),
            )
        ),
        text=(
            "<b>Did you pay anything for this order on Alibaba</b>, for example a deposit or a "
            "sample?"
        ),
        why="If you did, that money can be protected, and I'll show you how to claim it.",
        paths=(go("payment", when=picked("off_order", "paid_part")), go("off_report")),
    ),
    Step(
        id="off_report",
        kind=Choose(
            (
                option("report", "Yes, collect proof, report", "report", "yes"),
                option("stop", "No, that is all", "no", "stop", "finish"),
            )
        ),
        text=(
            "✓ You have lost nothing. If you like, I'll help you keep the proof and tell "
            "Alibaba about this seller. It takes a few minutes. <b>Do you want to report it?</b>"
        ),
        why=(
            "A report can protect the next buyer. It is your choice: there is no money to claim, "
            "so nothing is lost if you stop here. Come back when the seller writes again."
        ),
        paths=(go("asked_where", when=picked("off_report", "report")), go("end")),
    ),
    Step(
        id="recall_now",
        kind=Notice(button="I called, or I cannot call"),
        text=(
            "⚠ <b>Call your bank's fraud desk now, before my next question.</b> Say: I paid a "
            "supplier outside Alibaba, it may be fraud, please recall the payment. The first "
            "<b>24 hours</b> are the best. Pay nothing more."
        ),
        why=(
            "Have ready: amount, day, payee name, account number, bank slip. Western Union can be "
            "cancelled only before the money is picked up; you need the MTCN. Paid by card or "
            "PayPal? Tell them at once too. In the USA, report it at ic3.gov as well. No bank can "
            "promise that the money comes back. A recall is for fraud or a mistake, not for a "
            "quality problem."
        ),
        paths=(go("payment"),),
    ),
    Step(
        id="fraud_call",
        added=True,
        kind=Notice("I called, or I cannot call"),
        text=(
            "⚠ <b>Call your bank's fraud desk now, before my next question.</b> Say: I paid a "
            "supplier outside Alibaba and nothing came; it may be fraud, please recall the "
            "payment. The first <b>24 hours</b> are the best. Pay nothing more."
        ),
        why=(
            "Have ready: amount, day, payee name, account number, bank slip. Western Union can be "
            "cancelled only before the money is picked up; you need the MTCN. In the USA, report "
            "it at ic3.gov as well. No bank can promise that the money comes back."
        ),
        facts=("R7",),
        paths=(go("product"),),
    ),
)
