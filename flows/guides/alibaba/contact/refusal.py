"""Why the seller refused, in their words: the final notice and the escalation answer it."""

from flows.definition.vocabulary import Ask, Choose, Option, Path, Step, go, option, picked
from flows.guides.alibaba.rules.near_deadlines import claim_near, confirm_near

TOLERABLE = picked("problem", "wrong_item", "quality", "damaged", "counterfeit", "other")
OBJECTIONS: tuple[Option, ...] = (
    option("no_reason", "They gave no reason", "no reason", "none"),
    option("carrier", "The carrier is to blame", "carrier", "transport"),
    option("buyer", "They say it is my fault", "my fault", "me"),
    option("tolerance", "It is normal tolerance", "tolerance", "normal", when=TOLERABLE),
    option("proof", "They want more proof", "proof", "photos", "evidence"),
    option("as_agreed", "All is as agreed", "as agreed", "correct", "nothing wrong"),
    option("too_late", "I am too late", "late", "too late"),
    option("other", "Something else", "other"),
)


def build_refusal_steps(why: str, words: str, *paths: Path) -> tuple[Step, Step]:
    """Return two questions about a refusal, under these ids: the reason, the seller's words."""
    return (
        Step(
            id=why,
            kind=Choose(OBJECTIONS),
            text="<b>Why did they refuse?</b> Choose what comes closest.",
            why="Your next text answers exactly this point, beside the seller's own words.",
            added=True,
        ),
        Step(
            id=words,
            kind=Ask(most=600),
            asks_words_of_others=True,
            text=(
                "<b>What did they write?</b> Copy the sentence in which they refuse, word for "
                "word. In any language."
            ),
            why=(
                "The words are quoted in your next text. Keep the message in the Alibaba chat, and "
                "take a screenshot of it. Nothing in writing? Skip it."
            ),
            skip=True,
            facts=("F3.1",),
            paths=paths,
            added=True,
        ),
    )


STEPS: tuple[Step, ...] = build_refusal_steps(
    "refused_why",
    "refused_words",
    go("window_near", when=claim_near("seller_wait")),
    go("receipt_near", when=confirm_near("seller_wait")),
    go("final_notice"),
)
