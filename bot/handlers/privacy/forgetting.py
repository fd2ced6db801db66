"""The buyer has a case, or everything, deleted: asked twice, then the keys go and nothing is left.

The turn drops the rows with their keys and leaves a mark, all in one transaction. The worker of
erasures does the rest, and writes the receipt.
"""

from dataclasses import replace
from datetime import timedelta

import orjson

from bot.handlers.chat_session import ChatSession
from bot.handlers.inputs import list_receipts
from bot.handlers.privacy.pages import replace_page
from bot.rendering import status_card
from bot.rendering.pages import Page, Rows, build_chat_button
from bot.transport.callback_data import ChatAction, decode_erasure, encode_erasure
from storage.personal_records import ErasureRecord
from storage.records import ChatRecord

ALL = "all"
CONFIRM_TIME = timedelta(minutes=30)
"""How long the last button deletes; after that it asks again."""

MAX_LISTED = 20


def ask_what(session: ChatSession, argument: str = "") -> None:
    """Ask what is to be deleted, or whether that which is named shall be."""
    target = _find_target(session, argument)
    if target:
        _ask_whether(session, target)
        return
    rows: Rows = [
        [build_chat_button(_name_case(session, each.id), ChatAction.FORGET, each.id)]
        for each in session.list_cases()[-MAX_LISTED:]
    ]
    rows.append(
        [build_chat_button(session.voice.texts["forget.everything"], ChatAction.FORGET, ALL)]
    )
    rows.append([_build_keep(session)])
    session.send_page(Page(session.voice.texts["forget.what"], rows))


def _find_target(session: ChatSession, argument: str) -> str:
    """Return the id of the case that is named by id or by number, or ALL; else ""."""
    if argument.casefold() in (ALL, "everything"):
        return ALL
    named = (each.id for each in session.list_cases() if argument in (each.id, str(each.number)))
    return next(named, "")


def _ask_whether(session: ChatSession, target: str) -> None:
    """Spell out what would go, and ask for the first time."""
    voice = session.voice
    values = _count_belongings(session, target)
    if target == ALL:
        what = voice.fill_slot("forget.all", values)
    else:
        what = voice.fill_slot("forget.case", {**values, "case": _name_case(session, target)})
    rows: Rows = [
        [build_chat_button(voice.texts["privacy.export"], ChatAction.EXPORT)],
        [build_chat_button(voice.texts["forget.go_on"], ChatAction.CONFIRM, target)],
        [_build_keep(session)],
    ]
    replace_page(session, Page(f"{what}\n\n{voice.texts['forget.chat']}", rows))


def ask_again(session: ChatSession, target: str) -> None:
    """Ask for the second time; the button that deletes works for half an hour."""
    if not _find_target(session, target):
        replace_page(session, Page(session.voice.texts["forget.nothing"]))
        return
    voice = session.voice
    what = voice.texts["forget.sure_all"]
    if target != ALL:
        what = voice.fill_slot("forget.sure_case", _count_belongings(session, target))
    until = encode_erasure(target, session.now + CONFIRM_TIME)
    rows: Rows = [
        [build_chat_button(voice.texts["forget.for_good"], ChatAction.ERASE, until)],
        [_build_keep(session)],
    ]
    replace_page(session, Page(voice.fill_slot("forget.sure", {"what": what}), rows))


def erase(session: ChatSession, argument: str) -> None:
    """Delete what the second question was about."""
    target, until = decode_erasure(argument)
    if not _find_target(session, target):
        replace_page(session, Page(session.voice.texts["forget.nothing"]))
    elif session.now > until:
        _ask_whether(session, target)
    else:
        replace_page(session, Page(session.voice.texts["forget.begun"]))
        forget(session, target)


def decline(session: ChatSession, _argument: str = "") -> None:
    """Note that nothing is to be deleted."""
    replace_page(session, Page(session.voice.texts["forget.kept"]))


def forget(session: ChatSession, target: str, *, is_silent: bool = False) -> None:
    """Drop a case, or all that the chat has, and mark it; `is_silent` means without a receipt."""
    chosen = [each for each in session.list_cases() if target in (ALL, each.id)]
    changes, ids = session.personal_data, [each.id for each in chosen]
    notes = {
        **_count_belongings(session, target),
        "language": session.chat.language,
        "is_all": target == ALL,
        "is_silent": is_silent,
        "cards": [each.card for each in chosen if each.card],
        "at": session.now.isoformat(),
    }
    changes.erasures.append(
        ErasureRecord(
            id=session.new_id(),
            chat_id=session.chat.chat_id,
            case_ids=" ".join(ids),
            notes=orjson.dumps(notes).decode(),
        )
    )
    for case_id in ids:
        open_case = session.open_cases.get(case_id)
        exhibits = open_case.case.exhibits if open_case else ()
        changes.gone_receipts += list_receipts(case_id, (each.id for each in exhibits))
    changes.gone_cases |= {each.id for each in chosen if each.revision}
    _go_on_without(session, set(ids))
    if target == ALL:
        _forget_chat(session)


def _go_on_without(session: ChatSession, case_ids: set[str]) -> None:
    """Let the session go on without these cases; nothing is written or sent for them any more."""
    session.records = [each for each in session.records if each.id not in case_ids]
    for case_id in case_ids:
        session.open_cases.pop(case_id, None)
    session.messages = [each for each in session.messages if each.case_id not in case_ids]
    session.journal = [each for each in session.journal if each.case_id not in case_ids]
    session.requested_ids -= case_ids
    session.personal_data.drop(case_ids)
    if session.chat.current in case_ids:
        session.chat = replace(session.chat, current=None)
    session.viewed_id = session.chat.current


def _forget_chat(session: ChatSession) -> None:
    """Go on as if the buyer had never been here; only the answer to the press still leaves."""
    chat_id = session.chat.chat_id
    session.personal_data.gone_chats.add(chat_id)
    session.personal_data.consents.clear()
    session.chat = ChatRecord(chat_id, None, None, None, None, session.now)
    session.viewed_id, session.is_saved = None, False
    session.messages = [m for m in session.messages if m.method == "answerCallbackQuery"]


def _count_belongings(session: ChatSession, target: str) -> dict[str, int]:
    """Return how many cases, answers and files would go, and the number of the one case."""
    chosen = [each for each in session.list_cases() if target in (ALL, each.id)]
    loaded = [session.open_cases[each.id].case for each in chosen if each.id in session.open_cases]
    return {
        "cases": len(chosen),
        "answers": sum(len(each.answers) for each in loaded),
        "files": sum(len(each.exhibits) for each in loaded),
        "number": chosen[0].number if chosen else 0,
    }


def _name_case(session: ChatSession, case_id: str) -> str:
    open_case = session.open_cases.get(case_id)
    if open_case:
        return status_card.name_case(session.build_view(open_case))
    (record,) = [each for each in session.list_cases() if each.id == case_id]
    return session.voice.fill_slot("card.new", {"number": record.number})


def _build_keep(session: ChatSession) -> dict[str, object]:
    return build_chat_button(session.voice.texts["forget.keep"], ChatAction.KEEP)
