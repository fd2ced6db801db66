"""What settles a deadline: a case that is closed, files that are in, a promise reported on."""

from dataclasses import dataclass

from flows.definition.vocabulary import Known, all_of, any_of, before, has, not_, picked


@dataclass(frozen=True, slots=True)
class AnsweredSince:
    """Hold when a step was answered with one of the options, and not before another one was."""

    step: str
    options: frozenset[str]
    other: str

    def holds(self, known: Known) -> bool:
        """Whether the last answer to the step is such a one."""
        answer, other = known.answer(self.step), known.answer(self.other)
        told = answer is not None and answer.value in self.options
        return bool(told and answer and other and answer.at >= other.at)

    @property
    def source_steps(self) -> frozenset[str]:
        """The two steps it compares."""
        return frozenset({self.step, self.other})


# A case that was cancelled or closed and not filed again, or one that is settled.
CLOSED = any_of(
    all_of(has("decided_on"), not_(before("decided_on", "filed_on"))),
    has("outcome"),
    AnsweredSince("cancel_check", frozenset({"paid", "by_me", "by_itself"}), "filed_on"),
)

# A bank that was only asked has opened nothing, so its day is watched until it has.
DISPUTE_OPEN = any_of(has("money_wait"), picked("bank_answer", "opened"))

PROMISE_REPORTS = frozenset({"kept", "part", "broken", "arrived", "wrong", "late"})
"""What the buyer may report of a promise."""

UPLOADED = any_of(
    AnsweredSince("upload_wait", frozenset({"uploaded", "missed"}), "evidence_due"),
    AnsweredSince("mediator_reply", frozenset({"sent"}), "evidence_due"),
)
