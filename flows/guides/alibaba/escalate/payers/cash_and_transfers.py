"""Phase four, what is left of a transfer, of Western Union, of cash: who can still be asked."""

from flows.definition.vocabulary import Choose, Notice, Step, go, option, picked

STEPS: tuple[Step, ...] = (
    Step(
        id="left_union",
        added=True,
        kind=Notice(),
        text=(
            "<b>Western Union can cancel a transfer only before it is picked up.</b> Not picked up "
            "yet? Ask them today, with the number on the receipt, the <b>MTCN</b>. Picked up? Then "
            "no dispute can be opened there. Was it fraud? Report it to them all the same."
        ),
        why=(
            "No bank or card company took part in this payment, so none can bring it back. In the "
            "USA, report fraud at ic3.gov too. Keep the receipt: it is your proof of payment."
        ),
        facts=("R9",),
        paths=(go("left_next"),),
    ),
    Step(
        id="left_bank",
        kind=Notice("What can I do?"),
        text=(
            "<b>A transfer is hard to bring back, but ask today.</b> A recall is for fraud or "
            "mistakes: goods never sent, changed bank details, a stranger's account. A quality "
            "problem is rarely one. <b>Ask your bank for the last day in writing.</b>"
        ),
        why=(
            "Banks act best in the first 24 hours. In the USA, report fraud at ic3.gov too. Nobody "
            "can promise that money comes back."
        ),
        facts=("R7", "R9"),
        paths=(go("left_next"),),
    ),
    Step(
        id="other_kind",
        added=True,
        kind=Choose(
            (
                option("company", "Yes, a company moved it", "yes", "company"),
                option("none", "No: cash or crypto", "no", "cash", "crypto", "bitcoin", "usdt"),
            )
        ),
        text="<b>Did a company move your money</b>, one that you can write to?",
        why="A company can be asked whether it takes the payment back. Cash and crypto have none.",
        paths=(go("left_none", when=picked("other_kind", "none")), go("left_other")),
    ),
    Step(
        id="left_none",
        added=True,
        kind=Notice(),
        text=(
            "<b>For cash or crypto I know of no way to take the payment back.</b> Pay nothing "
            "more, and no fee to anybody who promises to bring it back. Was it fraud? Report it to "
            "the police today, with your proof."
        ),
        why="In the USA, report it at ic3.gov too. Your case file has the days and the proof.",
        facts=("R9",),
        paths=(go("left_next"),),
    ),
    Step(
        id="left_other",
        kind=Notice("What can I do?"),
        text=(
            "<b>Ask the company that moved your money.</b> Two questions: can this payment be "
            "disputed or recalled, and <b>what is the last day, in writing?</b>"
        ),
        why="Every company has its own rules; we do not know this one's, so we name no day.",
        facts=("R7", "U2"),
        paths=(go("left_next"),),
    ),
)
