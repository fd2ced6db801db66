"""Steps answered in words: a text of the buyer's own, or an order number."""

from dataclasses import dataclass
from typing import Literal

from flows.definition.kinds.base import Asking, Kind
from flows.model.answers import Known
from flows.model.case import Value
from flows.model.errors import Misread
from flows.reading.orders import read_order_number
from flows.reading.texts import read_text


@dataclass(frozen=True, slots=True)
class Ask(Kind):
    """A text of `least` to `most` characters, or an order number."""

    least: int = 1
    most: int = 1000
    reads: Literal["text", "order_number"] = "text"

    def read(self, text: str, asking: Asking) -> Value:
        if self.reads == "order_number":
            return read_order_number(text)
        return read_text(text, least=self.least, most=self.most)

    def pick(self, token: str, asking: Asking) -> Value:
        if self.reads == "text":  # no button ever offers a text
            raise Misread("not_an_option")
        return self.read(token, asking)

    def accepts(self, value: Value | None, known: Known) -> bool:
        return isinstance(value, str)
