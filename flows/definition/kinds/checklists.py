"""Steps answered bit by bit until Done: files along a checklist, or a story in messages."""

from collections.abc import Mapping
from dataclasses import dataclass

from flows.definition.kinds.base import StepContext, StepKind
from flows.definition.rules import Rule
from flows.model.answers import Known
from flows.model.case import Value
from flows.model.errors import MisreadError
from flows.reading.texts import read_text


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One item of a checklist: what to photograph, one line on how, and when it is asked for.

    One that `shows_order` is the page of the order, which can be told by what is read from it.
    """

    id: str
    label: str
    instruction: str
    when: Rule | None = None
    shows_order: bool = False

    def is_needed(self, known: Known) -> bool:
        """Whether this case needs it."""
        return self.when is None or self.when.holds(known)


@dataclass(frozen=True, slots=True)
class Exhibits(StepKind):
    """Files, one by one or as albums, along a checklist; the best line stands first."""

    lines: tuple[ChecklistLine, ...]

    def parse_text(self, text: str, asking: StepContext) -> Value:
        raise MisreadError("send_files")

    def is_valid(self, value: Value | None, known: Known) -> bool:
        return value == "done"

    def find_needed_lines(self, known: Known) -> tuple[ChecklistLine, ...]:
        """Return the lines this case needs, best first."""
        return tuple(line for line in self.lines if line.is_needed(known))

    def list_labels(self) -> Mapping[str, str]:
        return {line.id: line.label for line in self.lines}


@dataclass(frozen=True, slots=True)
class Story(StepKind):
    """A text told over several messages of up to `most` characters each."""

    most: int = 4096

    def parse_text(self, text: str, asking: StepContext) -> Value:
        return read_text(text, least=1, most=self.most)

    def parse_button(self, token: str, asking: StepContext) -> Value:
        raise MisreadError("not_an_option")

    def is_valid(self, value: Value | None, known: Known) -> bool:
        return isinstance(value, tuple) and bool(value)


MISREADS = {
    "send_files": "Here I need a photo or a file. Send it with the paper clip, or press a button.",
    "nothing_yet": "There is nothing here yet. Write or send something first, or skip this.",
}
