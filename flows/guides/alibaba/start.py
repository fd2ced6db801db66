"""The first words: what this is, and what went wrong."""

from flows.vocabulary import Ask, Choose, Notice, Step, go, option, picked

STEPS: tuple[Step, ...] = (
    Step(
        id="start",
        kind=Notice(button="Start"),
        text=(
            "<b>I guide you through a dispute on Alibaba.com, one question at a time.</b>\n"
            "• I write the texts, collect your proof and watch the dates.\n"
            "• I store your answers and files, encrypted. You can delete them at any time.\n"
            "• I am independent: not Alibaba, not legal advice, and no promise of a win."
        ),
        topics=("how", "privacy"),
    ),
    Step(
        id="problem",
        kind=Choose(
            (
                option("never_arrived", "It never arrived", "not arrived", "lost", "no delivery"),
                option("damaged", "It arrived damaged", "broken", "damage", "crushed"),
                option("wrong_item", "Wrong item", "wrong product", "different product"),
                option("missing", "Pieces are missing", "shortage", "fewer", "incomplete"),
                option("quality", "Not as described, poor", "defective", "quality", "faulty"),
                option("late", "Shipped late", "delay", "delayed", "not shipped"),
                option("payment", "Payment or refund problem", "charged twice", "refund"),
                option("counterfeit", "I think it is a fake", "fake", "counterfeit", "replica"),
                option("off_platform", "Asked to pay off Alibaba", "whatsapp", "outside"),
                option("other", "None of these", "other", "something else"),
            )
        ),
        text=(
            "<b>What went wrong?</b> Pick the one that fits best. "
            "You can change it later; nothing is lost."
        ),
        why=(
            "The problem decides which questions I ask, which proof counts and which way is open. "
            "If two of them fit, pick the one that most of your money is about."
        ),
        paths=(
            go("problem_other", when=picked("problem", "other")),
            go("off_paid", when=picked("problem", "off_platform")),
            go("payment"),
        ),
    ),
    Step(
        id="problem_other",
        kind=Ask(least=5, most=600),
        text="<b>Please tell me in one or two sentences what went wrong.</b>",
        why=(
            "It becomes the first line of your message to the seller. Only the main point; "
            "there is room for the whole story later."
        ),
        paths=(go("payment"),),
    ),
)
