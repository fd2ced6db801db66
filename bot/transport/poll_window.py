"""Which updates are asked for next, and the way past an answer that cannot be read as a whole."""

from bot.transport.http import UnreadableAnswerError
from bot.transport.update_page import (
    UpdatePage,
    cut_at_number,
    describe_unreadable,
    find_update_number,
)

PAGE_SIZE = 100
"""The most that Telegram gives at one time."""

TRIES = 3
"""How often an answer of one update must come unreadable before it is the update's own fault."""


class PollWindow:
    """From which update on is asked, and for how many.

    An answer that cannot be read makes it as small as one update, which is then set aside; each
    that can makes it twice as large.
    """

    def __init__(self) -> None:
        self.offset: int | None = None
        self.limit = PAGE_SIZE
        self._tries = 0
        self._has_no_number = False

    def confirm(self, page: UpdatePage) -> None:
        """Go on behind a page that is kept."""
        if page.next_offset is not None:
            self.offset = page.next_offset

    def widen(self) -> None:
        """Note that an answer could be read."""
        self.limit = min(2 * self.limit, PAGE_SIZE)
        self._tries, self._has_no_number = 0, False

    def pass_unreadable(self, error: UnreadableAnswerError) -> UpdatePage:
        """Return the one update to set aside; raises the error while it has to be asked again.

        The number of an update stands in it as bytes, however broken the rest. Where it does not,
        a full page shows that of the next one, which tells where this one ends.
        """
        number = find_update_number(error.payload)
        if self._has_no_number:
            if number is None:
                raise error
            return self._set_aside(cut_at_number(error.payload), None, number)
        if self.limit > 1:
            self.limit = 1
            raise error
        self._tries += 1
        if self._tries < TRIES:
            raise error
        if number is None or number < (self.offset or 0):
            self._has_no_number, self.limit = True, PAGE_SIZE
            raise error
        return self._set_aside(error.payload, number, number + 1)

    def _set_aside(self, payload: bytes, number: int | None, next_offset: int) -> UpdatePage:
        self._tries, self._has_no_number, self.limit = 0, False, 1
        return UpdatePage((), (describe_unreadable(payload, number),), next_offset)
