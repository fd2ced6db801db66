"""What a former process left in the outbox, and which of it still makes sense."""

from collections.abc import Iterable, Sequence

from storage.records import MessageRole, OutboxMessage


def group_by_chat(letters: Iterable[OutboxMessage]) -> dict[int, list[OutboxMessage]]:
    """The letters of each chat, in the order given."""
    found: dict[int, list[OutboxMessage]] = {}
    for letter in letters:
        found.setdefault(letter.chat_id, []).append(letter)
    return found


def find_needless(
    left: Sequence[OutboxMessage], newer: Sequence[OutboxMessage]
) -> list[OutboxMessage]:
    """What not to send of the letters left for a chat whose buyer has written in the meantime.

    The last message: that was the question they answered (it had arrived, only its mark was lost),
    or the one that the turn they have just taken asks again. When no message follows, it is needed.
    """
    last = next((letter for letter in reversed(left) if _is_message(letter)), None)
    follows = any(_is_message(letter) for letter in newer)
    return [last] if last and follows else []


def _is_message(letter: OutboxMessage) -> bool:
    return letter.method == "sendMessage" and letter.role is MessageRole.PLAIN
