"""What need not be sent any more to a chat that is owed a lot, as something newer stands for it.

A chat gets one message a second, so whoever acts faster is owed more and more, and what they ask
last would be answered last. Of what waits, only the newest of each of these is sent: the question
of a case, the text of one message that is edited, the status card of a case, one same message.
Everything else is sent, however long it takes.
"""

from collections.abc import Hashable, Sequence

import orjson

from storage.records import MessageRole, OutboxMessage

ASKING_ROLES = (MessageRole.CARD, MessageRole.ASK, MessageRole.QUESTION)
MAX_OWED = 5
"""So many messages may wait for a chat before any is left out: as many as may leave at once."""


def find_superseded(waiting: Sequence[OutboxMessage]) -> list[OutboxMessage]:
    """Return which messages of a chat, the oldest first, a newer one among them stands for."""
    if len(waiting) <= MAX_OWED:
        return []
    newest, superseded = set[Hashable](), list[OutboxMessage]()
    for message in reversed(waiting):
        subject = _find_subject(message)
        if subject in newest:
            superseded.append(message)
        elif subject is not None:
            newest.add(subject)
    return [*superseded, *_find_orphans(waiting, superseded)]


def _find_orphans(
    waiting: Sequence[OutboxMessage], superseded: Sequence[OutboxMessage]
) -> list[OutboxMessage]:
    """Return the edits of questions that are left out: they would edit the one before."""
    orphans, left_out, gone = list[OutboxMessage](), False, {each.key for each in superseded}
    for message in waiting:
        if message.method == "sendMessage" and message.role in ASKING_ROLES:
            left_out = message.key in gone
        elif message.role is MessageRole.ASK and left_out:
            orphans.append(message)
    return orphans


def _find_subject(message: OutboxMessage) -> Hashable:
    """Return what of a chat a message shows in its latest state, None for what stands for itself.

    A text that is the status card to be may not be left out, nor what comes unasked.
    """
    match message.method, message.role:
        case "sendMessage", MessageRole.QUESTION:
            return "question", message.case_id
        case "sendMessage", MessageRole.PLAIN:
            return "sendMessage", message.payload
        case "editMessageText", MessageRole.CARD:
            return "card", message.case_id
        case _, MessageRole.ASK:
            return None
        case ("editMessageText" | "editMessageReplyMarkup") as method, _:
            return method, orjson.loads(message.payload).get("message_id")
        case _:
            return None
