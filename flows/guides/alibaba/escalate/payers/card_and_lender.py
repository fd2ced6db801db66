"""Phase four, what is left with a card, a wallet, or a loan: who is asked, and until when."""

from flows.definition.vocabulary import Notice, Step, go

STEPS: tuple[Step, ...] = (
    Step(
        id="left_wallet",
        added=True,
        kind=Notice("What can I do?"),
        text=(
            "<b>Ask your wallet, and the bank of the card behind it.</b> Two questions: can this "
            "payment be disputed, and <b>what is the last day, in writing?</b> For a card I count "
            "carefully until <b>{card}</b>; your bank may give you longer."
        ),
        why=(
            "Card networks name 60, 90 or 120 days; each wallet has its own rules, and we do not "
            "know this one's. Is there no card behind the wallet? Then only the wallet's answer "
            "counts."
        ),
        facts=("C8", "F4.8", "F4.10", "F4.12", "R7"),
        paths=(go("left_next"),),
    ),
    Step(
        id="left_later",
        added=True,
        kind=Notice("What can I do?"),
        text=(
            "<b>Ask the lender of your Pay Later loan.</b> Two questions: can you dispute this "
            "payment, and what happens to the instalments meanwhile? Ask for <b>the last day, in "
            "writing</b>. A refund lowers the loan; it does not come to your account."
        ),
        why="Every lender has its own rules; we do not know this one's, so we name no day.",
        facts=("F2.10", "R7"),
        paths=(go("left_next"),),
    ),
    Step(
        id="left_card",
        kind=Notice("What can I do?"),
        text=(
            "<b>You can still use your card.</b> Ask its bank to dispute the payment (a "
            "chargeback). My careful date: <b>{card}</b>. Your bank may give you longer: <b>ask "
            "it for the last day in writing</b>."
        ),
        why=(
            "Card networks name 60, 90 or 120 days, some from the expected delivery day, so a late "
            "order may have more time than it seems. The bank wants to see that you tried the "
            "seller first: your case shows it."
        ),
        facts=("C8", "F4.8", "F4.9", "F4.10", "F4.11", "F4.12", "R7"),
        paths=(go("left_next"),),
    ),
)
