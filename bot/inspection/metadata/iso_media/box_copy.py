"""A copy of a tree of boxes, as long as the file, with what is kept in its place and zeros else.

Nothing moves, so the places in it that point to others stay right.
"""

from collections.abc import Callable, Mapping
from typing import Union

from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.iso_media.boxes import Box, list_boxes

UNUSED_NAME = b"free"  # the name of a box that players pass over

Rule = Union[Callable[["BoxCopy", Box], None], Mapping[bytes, "Rule"], None]  # noqa: UP007
"""What is kept of a box: all of it (None), what a function keeps, or some of the boxes in it."""


class BoxCopy:
    """The copy while it is made; `data` is the file."""

    def __init__(self, data: bytes) -> None:
        self.data, self.out = data, bytearray(len(data))

    def keep(self, start: int, end: int) -> None:
        """Keep what stands from one place to another."""
        if not 0 <= start <= end <= len(self.data):
            raise MalformedFileError
        self.out[start:end] = self.data[start:end]

    def keep_head(self, box: Box) -> None:
        """Keep a box's length and name, and none of its content."""
        self.keep(box.head, box.start)

    def discard(self, box: Box) -> None:
        """Leave an unused box of the same length."""
        self.keep_head(box)
        self.out[box.head + 4 : box.head + 8] = UNUSED_NAME

    def apply(self, rules: Mapping[bytes, Rule], start: int, end: int) -> None:
        """Keep the boxes that have a rule, and discard the others."""
        for box in list_boxes(self.data, start, end):
            if not box.complete:
                raise MalformedFileError
            if box.name in rules:
                self._apply_rule(rules[box.name], box)
            else:
                self.discard(box)

    def _apply_rule(self, rule: Rule, box: Box) -> None:
        if rule is None:
            self.keep(box.head, box.end)
        elif callable(rule):
            rule(self, box)
        else:
            self.keep_head(box)
            self.apply(rule, box.start, box.end)


def keep_only_head(copy: BoxCopy, box: Box) -> None:
    """Keep the box; what is kept of its content is told by others."""
    copy.keep_head(box)


def keep_handler(copy: BoxCopy, box: Box) -> None:
    """Keep what a track or a list is, and not who named it."""
    copy.keep(box.head, min(box.start + 12, box.end))


def keep_references(copy: BoxCopy, box: Box) -> None:
    """Keep a list of where data is: in this file, for no other place is left of it."""
    copy.keep(box.head, min(box.start + 8, box.end))
    for entry in list_boxes(copy.data, box.start + 8, box.end):
        copy.keep(entry.head, min(entry.start + 4, entry.end))
