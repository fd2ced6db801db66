"""What is known on a trail: the answers a rule, a figure or a letter may look at."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from flows.model.case import Answer, Spot, Value
from flows.model.money import Money

T = TypeVar("T")


class Known:
    """The answers along one trail, by step; several where a step was visited again.

    Answers of abandoned branches are not in it, so they cannot steer or be quoted.
    """

    __slots__ = ("_answers", "_derived", "_trail")

    def __init__(self, given: Iterable[tuple[Spot, Answer]] = ()) -> None:
        self._answers: dict[str, list[Answer]] = {}
        self._trail: list[tuple[Spot, Answer]] = []
        self._derived: dict[Callable[[Known], Any], Any] = {}
        for spot, answer in given:
            self.add(spot, answer)

    def add(self, spot: Spot, answer: Answer) -> None:
        """Note one more answer; only the walk does this, in the order of the trail."""
        self._answers.setdefault(spot.step, []).append(answer)
        self._trail.append((spot, answer))
        self._derived.clear()

    def derive(self, compute: "Callable[[Known], T]") -> T:
        """Return what a function makes of this, which it does once until an answer is added.

        One turn asks for the same figures and days some ten times.
        """
        if compute not in self._derived:
            self._derived[compute] = compute(self)
        derived: T = self._derived[compute]
        return derived

    @property
    def trail(self) -> tuple[tuple[Spot, Answer], ...]:
        """All answers with their spots, in the order of the trail."""
        return tuple(self._trail)

    def with_answer(self, spot: Spot, answer: Answer) -> "Known":
        """Return what is known with one more answer; this one is left as it is."""
        other = Known()
        other._answers = {step: [*given] for step, given in self._answers.items()}
        other.add(spot, answer)
        return other

    def answer(self, step: str) -> Answer | None:
        """Return the latest answer to a step, or None."""
        given = self._answers.get(step)
        return given[-1] if given else None

    def answers(self, step: str) -> tuple[Answer, ...]:
        """Return the answers to a step, one for each visit, oldest first."""
        return tuple(self._answers.get(step, ()))

    def value(self, step: str) -> Value | None:
        """Return the latest value given to a step, or None when skipped or not reached."""
        answer = self.answer(step)
        return None if answer is None else answer.value

    def text(self, step: str) -> str:
        """Return a text or an option, "" when there is none."""
        value = self.value(step)
        return value if isinstance(value, str) else ""

    def count(self, step: str) -> int | None:
        """Return a whole number, or None."""
        value = self.value(step)
        return value if isinstance(value, int) else None

    def money(self, step: str) -> Money | None:
        """Return an amount, or None."""
        value = self.value(step)
        return value if isinstance(value, Money) else None

    def day(self, step: str) -> date | None:
        """Return a day, or None; of a moment, its day."""
        value = self.value(step)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None

    def sure_day(self, step: str) -> date | None:
        """Return a day that may stand in a paper: None of one that was told as about right."""
        answer = self.answer(step)
        return None if answer is None or answer.about else self.day(step)

    def picked(self, step: str, *options: str) -> bool:
        """Whether the latest answer to a step is one of these options."""
        return self.value(step) in options
