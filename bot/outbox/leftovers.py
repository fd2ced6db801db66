"""What a former process left in the outbox, and which of it still makes sense."""

from collections.abc import Iterable, Sequence

from storage.records import MessageRole, OutboxMessage


def group_by_chat(messages: Iterable[OutboxMessage]) -> dict[int, list[OutboxMessage]]:
    """The messages of each chat, in the order given."""
    found: dict[int, list[OutboxMessage]] = {}
    for message in messages:
        found.setdefault(message.chat_id, []).append(message)
    return found


def find_needless(
    left: Sequence[OutboxMessage], newer: Sequence[OutboxMessage]
) -> list[OutboxMessage]:
    """What not to send of the messages left for a chat whose buyer has written in the meantime.

    The last message: that was the question they answered (it had arrived, only its mark was lost),
    or the one that the turn they have just taken asks again. When no message follows, it is needed.
    """
    last = next((message for message in reversed(left) if _is_message(message)), None)
    follows = any(_is_message(message) for message in newer)
    return [last] if last and follows else []


def _is_message(message: OutboxMessage) -> bool:
    return message.method == "sendMessage" and message.role in (
        MessageRole.PLAIN,
        MessageRole.QUESTION,
        MessageRole.ASK,
    )
