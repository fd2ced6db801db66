"""Steps answered in words: a text of the buyer's own, or an order number."""

from dataclasses import dataclass
from typing import Literal

from flows.definition.kinds.base import StepContext, StepKind
from flows.model.answers import Known
from flows.model.case import Value
from flows.model.errors import MisreadError
from flows.reading.order_numbers import read_order_number
from flows.reading.texts import read_text


@dataclass(frozen=True, slots=True)
class Ask(StepKind):
    """A text of `least` to `most` characters, or an order number."""

    least: int = 1
    most: int = 1000
    text_format: Literal["text", "order_number"] = "text"

    def parse_text(self, text: str, asking: StepContext) -> Value:
        if self.text_format == "order_number":
            return read_order_number(text)
        return read_text(text, least=self.least, most=self.most)

    def parse_button(self, token: str, asking: StepContext) -> Value:
        if self.text_format == "text":  # no button ever offers a text
            raise MisreadError("not_an_option")
        return self.parse_text(token, asking)

    def is_valid(self, value: Value | None, known: Known) -> bool:
        return isinstance(value, str)
