"""A parcel that came broken: every kind of step once, three phases, a round with the seller."""

from flows.definition.vocabulary import (
    Amount,
    Anchor,
    Ask,
    Choose,
    Count,
    Day,
    Deadline,
    DueTime,
    End,
    Exhibits,
    Fact,
    Guide,
    Letter,
    Money,
    Notice,
    NudgeStep,
    Phase,
    Step,
    Story,
    Topic,
    Wait,
    at_least,
    days,
    go,
    hours,
    line,
    not_,
    option,
    picked,
)
from flows.lint.guide import lint_guide

PROBLEMS = (
    option("lost", "It never came", "lost"),
    option("broken", "It came broken", "broken", "damaged"),
    option("other", "Something else"),
)
TELL = (
    Step("start", Notice("Start"), "<b>Hello.</b>", topics=("privacy",)),
    Step(
        "problem",
        Choose(PROBLEMS),
        "<b>What went wrong?</b>",
        why="It decides what I ask.",
        paths=(
            go("other", when=picked("problem", "other")),
            go("paid", when=picked("problem", "lost")),
            go("units"),
        ),
    ),
    Step("other", Ask(least=3, most=100), "<b>What is it?</b>", paths=(go("paid"),)),
    Step("units", Count(least=1), "<b>How many did you buy?</b>"),
    Step("broken", Count(upto="units"), "<b>How many of {units} are broken?</b>"),
    Step("paid", Amount(), "<b>What did you pay?</b>", order_field="order_total"),
    Step("bought_on", Day(), "<b>When did you buy it?</b>", order_field="ordered_on"),
    Step("came_on", Day(after="bought_on"), "<b>When did it come?</b>", skip=True),
    Step("story", Story(), "<b>What happened?</b>", letters=("claim",)),
)
PROOF = (
    Step(
        "proof",
        Exhibits(
            (
                line("carton", "The carton", "All six sides.", when=picked("problem", "broken")),
                line("label", "The label", "So that the number can be read."),
                line("many", "All pieces", "In one photo.", when=at_least("broken", 2)),
            )
        ),
        "<b>Send photos.</b>",
        skip=True,
    ),
)
SETTLE = (
    Step(
        "seller",
        Wait(
            (
                option("offer", "They offer money", "offer"),
                option("refused", "They refuse", "no"),
                option("kept", "They paid", "paid"),
            ),
            nudge_steps=(NudgeStep(days(1), "One day."), NudgeStep(days(2), "Two days.")),
            timeout=days(5),
        ),
        "<b>Waiting for the seller.</b>",
        paths=(
            go("offer", on="answered", when=picked("seller", "offer")),
            go("end", on="answered", when=picked("seller", "kept")),
            go("due_at"),
        ),
    ),
    Step(
        "offer",
        Amount(like="paid", figures=(option("half", "Half of it"),)),
        "<b>How much? You paid {paid}; safe until {window}.</b>",
        paths=(go("seller", again=True),),
    ),
    Step("due_at", DueTime(), "<b>By when must you send proof?</b>"),
    Step(
        "court",
        Wait(
            (option("won", "I won"), option("more", "They want more")),
            nudge_steps=(
                NudgeStep(-hours(24), "A day left."),
                NudgeStep(-hours(2), "Two hours left."),
            ),
            anchor="due_at",
        ),
        "<b>Waiting for the decision.</b>",
        paths=(
            go("proof", when=picked("court", "more"), again=True),
            go("end", when=not_(picked("court", "more"))),
            go("end"),
        ),
    ),
    Step("end", End(), "<b>Closed.</b>"),
)

GUIDE = Guide(
    id="parcel",
    title="A broken parcel",
    phases=(
        Phase("tell", "Tell", TELL),
        Phase("prove", "Prove", PROOF),
        Phase("end", "End", SETTLE),
    ),
    topics=(
        Topic("privacy", "Privacy", "All is sealed.", ("private", "data")),
        Topic("long", "How long does it take?", "A while.", ("long", "take"), group="faq"),
    ),
    letters=(
        Letter(
            "claim",
            "Your claim",
            lambda known, _case: f"I bought {known.count('units')} on {known.day('bought_on')}.",
            lambda known, _case: f"我买了 {known.count('units')}。",
        ),
    ),
    figures={
        "half": lambda known: (
            (paid := known.money("paid")) and Money(paid.minor // 2, paid.currency)
        )
    },
    deadlines=(
        Deadline(
            "window", "Last safe day", (Anchor("came_on", 30), Anchor("bought_on", 90)), ("F1",)
        ),
    ),
    facts={"F1": Fact("F1", "Thirty days.", "the shop's rules", "high")},
    idle_texts=("Still there?", "Your answers are kept."),
    idle_days=(1, 3),
)
lint_guide(GUIDE)
