"""What the seller has admitted in writing, to be quoted with its day."""

from flows.definition.vocabulary import Ask, Day, Path, Step, any_of, go, picked

# Only who was answered can quote the answer; where they agreed there is nothing to argue.
SELLER_ANSWERED = any_of(
    picked("seller_wait", "offered", "refused", "stalls"), picked("first_message", "already")
)
TO_TELLING: tuple[Path, ...] = (go("admission", when=SELLER_ANSWERED), go("story"))

STEPS: tuple[Step, ...] = (
    Step(
        id="admission",
        kind=Ask(most=600),
        text=(
            "<b>Did the seller admit the problem in writing?</b> Copy the sentence, word for word: "
            "for example an apology, or a promise to repair it. If not, skip this."
        ),
        why=(
            "A seller's own sentence is strong proof. It is quoted in your texts with its day. "
            "Alibaba's own chat counts most."
        ),
        skip=True,
        facts=("F3.1",),
        paths=(go("admitted_on", on="answered"), go("story")),
        added=True,
        asks_words_of_others=True,
    ),
    Step(
        id="admitted_on",
        kind=Day(),
        text="<b>On which day did they write it?</b>",
        why="The chat shows the day beside the message.",
        skip=True,
        paths=(go("story"),),
        added=True,
    ),
)
