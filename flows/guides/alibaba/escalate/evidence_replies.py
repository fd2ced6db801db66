"""Phase four, the answer to each thing that Alibaba asks for, one after the other."""

from dataclasses import dataclass

from flows.definition.vocabulary import Ask, Choose, Known, Path, Step, go, has, option, picked


@dataclass(frozen=True, slots=True)
class PointsAnswered:
    """Hold when the things asked for in this round of evidence were answered already."""

    def holds(self, known: Known) -> bool:
        """Whether the count was told since the round began."""
        asked, count = known.answer("evidence_asked"), known.answer("asked_count")
        return bool(asked and count and count.at >= asked.at)

    @property
    def source_steps(self) -> frozenset[str]:
        """The step that begins a round; the count is optional knowledge."""
        return frozenset({"evidence_asked"})


TO_REPLY: tuple[Path, ...] = (go("mediator_reply", when=PointsAnswered()), go("asked_count"))
"""To the reply, past the things asked for, unless these were answered already."""

STEPS: tuple[Step, ...] = (
    Step(
        id="asked_count",
        kind=Choose(
            (
                option("one", "One thing", "one", "single"),
                option("several", "Several things", "several", "more", "many"),
                option("unclear", "It is not clear", "unclear", "not sure"),
            )
        ),
        text="<b>Does Alibaba ask for one thing, or for several?</b> Your reply answers each.",
        why="A reply that answers every point leaves no reason to ask again.",
        facts=("F2.8",),
        paths=(
            go("mediator_reply", when=picked("asked_count", "unclear")),
            go("asked_point", when=picked("asked_count", "several")),
            go("asked_reply", when=has("evidence_asked")),
            go("asked_point"),
        ),
        added=True,
    ),
    Step(
        id="asked_point",
        kind=Ask(most=300),
        text="<b>Which thing do they ask for?</b> Only one for now, in the agent's words.",
        why="If there are more, I'll ask for the next one after your answer.",
        added=True,
        asks_words_of_others=True,
    ),
    Step(
        id="asked_reply",
        kind=Choose(
            (
                option("send", "I send it", "send", "have it"),
                option("lack", "I do not have it", "do not have", "no"),
                option("time", "I need more time", "time", "later"),
                option("company", "Which company?", "company", "which"),
            )
        ),
        text="<b>What do you answer?</b>",
        why=(
            "Do not have it? Say so, and offer the nearest thing you have. A report is wanted? "
            "Choose <b>Which company?</b> first, before you pay for one."
        ),
        facts=("C9",),
        added=True,
    ),
    Step(
        id="asked_words",
        kind=Ask(most=300),
        text="<b>My answer:</b> do you want to add a sentence to it? Plain words, please.",
        why=(
            "For example: the video shows 12 of 12 lamps failing; or: I threw the carton away, and "
            "send photos of its label."
        ),
        skip=True,
        paths=(
            go("asked_more", when=picked("asked_count", "several")),
            go("mediator_reply"),
        ),
        added=True,
    ),
    Step(
        id="asked_more",
        kind=Choose(
            (
                option("more", "Yes, one more", "more", "yes", "another"),
                option("done", "No, that is all", "done", "no", "all"),
            )
        ),
        text="<b>Do they ask for another thing?</b>",
        paths=(
            go("asked_point", when=picked("asked_more", "more"), again=True),
            go("mediator_reply"),
        ),
    ),
)
