"""A tiny bot for the player's tests, a process of its own: it answers, edits, reacts, waits."""

# ruff: noqa: S310 - every address is the sandbox's

import json
import os
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any

_ROOT = f"{os.environ['BOT_API_URL']}/bot{os.environ['BOT_TOKEN']}"
_DATA = Path(os.environ["DATA_DIR"])
_CLOCK = Path(os.environ["SANDBOX_CLOCK"])
_DAY = 86400


def ask(method: str, **params: Any) -> Any:
    """Call a method; None when Telegram refuses."""
    request = urllib.request.Request(
        f"{_ROOT}/{method}", json.dumps(params).encode(), {"content-type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)["result"]
    except urllib.error.HTTPError:
        return None


def now() -> float:
    """The sandbox's time."""
    return time.time() + float(_CLOCK.read_text())


def send_document(chat: int) -> None:
    """A file, as a form sends it."""
    parts = [
        f'--cut\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n{chat}',
        '--cut\r\nContent-Disposition: form-data; name="document"; filename="case.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n%PDF-1.4 case",
        "--cut--\r\n",
    ]
    head = {"content-type": "multipart/form-data; boundary=cut"}
    body = "\r\n".join(parts).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{_ROOT}/sendDocument", body, head)):
        pass


def answer(message: dict[str, Any]) -> None:
    """Answer one message."""
    chat, text = message["chat"]["id"], message.get("text", "")
    keyboard = [[{"text": name, "callback_data": name.lower()} for name in ("Yes", "No")]]
    if text == "/start":
        when = f'<tg-time unix="{int(now())}" format="D">now</tg-time>'
        markup = {"inline_keyboard": keyboard}
        words = f"<b>Hello</b> at {when}\nsecond line"
        ask("sendMessage", chat_id=chat, text=words, parse_mode="HTML", reply_markup=markup)
    elif text == "file":
        send_document(chat)
    elif text == "later":
        (_DATA / "due").write_text(f"{chat} {now() + _DAY}")
    elif text == "wrong":
        ask("sendMessage", chat_id=chat, text="x", colour="red")
    elif text == "die":
        os._exit(3)
    elif "photo" in message or "document" in message:
        reaction = [{"type": "emoji", "emoji": "👍"}]
        ask("setMessageReaction", chat_id=chat, message_id=message["message_id"], reaction=reaction)
        ask("sendMessage", chat_id=chat, text=f"Got {message.get('caption', 'it')}")
    else:
        ask("sendMessage", chat_id=chat, text=f"You said: {text or 'nothing I know'}")


def press(query: dict[str, Any]) -> None:
    """Answer a press with a toast and an edit."""
    message, data = query["message"], query["data"]
    ask("answerCallbackQuery", callback_query_id=query["id"], text=f"You chose {data}")
    chat, number = message["chat"]["id"], message["message_id"]
    ask("editMessageText", chat_id=chat, message_id=number, text=f"Chosen: {data}")


def remind() -> None:
    """Say what is due, also after a restart."""
    while True:
        time.sleep(0.02)
        due = _DATA / "due"
        if due.exists():
            chat, at = due.read_text().split()
            if float(at) <= now():
                due.unlink()
                ask("sendMessage", chat_id=int(chat), text="It is later")


def main() -> None:
    """Poll for ever; an update is confirmed only after it is answered."""
    _DATA.mkdir(exist_ok=True)
    threading.Thread(target=remind, daemon=True).start()
    offset = 0
    while True:
        for update in ask("getUpdates", offset=offset, timeout=50) or []:
            if "callback_query" in update:
                press(update["callback_query"])
            elif "message" in update or "edited_message" in update:
                answer(update.get("message") or update["edited_message"])
            offset = update["update_id"] + 1


if __name__ == "__main__":
    main()
