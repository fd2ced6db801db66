"""The English texts about the buyer's data: who can read them, their copy, and their end."""

PRIVACY = {
    "privacy.operator": (
        "<b>{operator} runs this bot and holds the key</b>, so they can read what you write and "
        "send. /contact shows how to reach a person."
    ),
    "privacy.unnamed": (
        "<b>Who runs this bot holds the key</b>, so they can read what you write and send. They "
        "have not given their name here."
    ),
    "privacy.kept": (
        "<b>What is kept, encrypted:</b> your answers, your messages, your files, and the texts "
        "and case files made of them. Each case has a key of its own. <b>Not encrypted:</b> the "
        "number of this chat, your language, time zone and quiet hours, and dates."
    ),
    "privacy.purpose": (
        "<b>What for:</b> to write your texts, to build your case file, to remind you in time."
    ),
    "privacy.draft": "An open case is deleted {days} days after your last word.",
    "privacy.closed": "A closed case is deleted {days} days after your last word.",
    "privacy.draft_kept": "An open case is kept until you delete it.",
    "privacy.closed_kept": "A closed case is kept until you delete it.",
    "privacy.warned": "I ask you before, and a date that still runs is never lost.",
    "privacy.end": "/export gives you all of it, /forget deletes it. Both work at any time.",
    "privacy.telegram": (
        "<b>Telegram keeps this chat itself</b> and can read it. To clear it, delete the chat in "
        "Telegram."
    ),
    "privacy.reminded": "Reminders are <b>on</b>, as you agreed. /stop ends them.",
    "privacy.not_reminded": "Reminders are <b>off</b>.",
    "privacy.export": "Get my data",
    "privacy.forget": "Delete my data",
    "export.begun": (
        "I'm packing your data: answers, messages, files and papers. It comes here in about a "
        "minute, as a ZIP for each case."
    ),
    "export.brought": "<b>Your data: {case}</b>\nOpen export.json or the folders in it.",
    "export.part": "Part {part} of {parts}.",
    "export.failed": (
        "I could not pack your data. Nothing is lost. Please send /export again later; if it "
        "stays like this, use /contact."
    ),
    "export.chat": "You have no case here. This file is all I keep about this chat.",
    "forget.what": "<b>What shall I delete?</b>",
    "forget.nothing": "Nothing of yours is kept here.",
    "forget.everything": "Everything",
    "forget.case": (
        "<b>Delete {case}?</b>\nGone for good: its answers ({answers}) and files ({files}), "
        "its texts, case files and reminders, and all you wrote about it."
    ),
    "forget.all": (
        "<b>Delete everything?</b>\nGone for good: all cases ({cases}) with answers ({answers}) "
        "and files ({files}), texts, case files and reminders, all you wrote, and your settings."
    ),
    "forget.chat": (
        "What I sent here about it in the last two days goes from this chat too, also case files. "
        "Save what you need first."
    ),
    "forget.sure": (
        "<b>Are you sure? {what}</b>\nNobody can bring it back, not even who runs this bot."
    ),
    "forget.sure_case": "Case {number} will be deleted.",
    "forget.sure_all": "Everything will be deleted.",
    "forget.go_on": "Yes, delete it",
    "forget.for_good": "Delete for good",
    "forget.keep": "No, keep it",
    "forget.kept": "✓ Nothing was deleted.",
    "forget.begun": "I'm deleting it. A receipt comes here.",
    "forget.gone_case": (
        "<b>Deleted: case {number}</b>, {at}\nIts answers ({answers}) and files ({files}), texts, "
        "case files and reminders, and all you wrote about it. Its key is destroyed."
    ),
    "forget.gone_all": (
        "<b>Deleted: everything</b>, {at}\nAll cases ({cases}) with their answers ({answers}) and "
        "files ({files}), texts, case files and reminders, all you wrote, and your settings. The "
        "keys are destroyed."
    ),
    "forget.backups": (
        "A backup made before may still hold it, encrypted, until it is replaced by a newer one."
    ),
    "forget.telegram": (
        "What I sent here about it in the last two days is gone from this chat. Telegram keeps the "
        "rest: to clear that, delete the chat in Telegram."
    ),
    "forget.again": "/start begins anew.",
    "retention.draft": (
        "<b>{case}: nothing new for {idle}.</b>\nI'll delete it on {day}, with its files. Keep it?"
    ),
    "retention.closed": (
        "<b>{case} is closed.</b>\nI'll delete it on {day}, with its files. Keep it?"
    ),
    "retention.keep": "Keep it",
    "retention.delete": "Delete now",
    "retention.kept": "✓ Case {number} is kept. I'll ask again in {days} days.",
    "retention.kept_on": "✓ Case {number} is kept until you delete it.",
}
"""Texts by slot."""
