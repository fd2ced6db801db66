"""The bot's own English texts by slot: everything that is said beside a guide's questions."""

from collections.abc import Mapping

from bot.i18n.english.case_file import CASE_FILE
from bot.i18n.english.command_descriptions import COMMAND_DESCRIPTIONS
from bot.i18n.english.exhibits import EXHIBITS
from bot.i18n.english.failures import FAILURES
from bot.i18n.english.nudges import NUDGES
from bot.i18n.english.privacy import PRIVACY
from bot.i18n.english.reviews import REVIEWS
from bot.i18n.english.unusable import UNUSABLE
from flows.definition.kinds.checklists import MISREADS as EVIDENCE
from flows.definition.kinds.choices import MISREADS as CHOOSING
from flows.definition.kinds.clocks import MISREADS as CLOCKS
from flows.definition.kinds.numbers import MISREADS as AMOUNTS
from flows.definition.kinds.places import MISREADS as PLACES
from flows.definition.kinds.vague_days import MISREADS as VAGUE
from flows.definition.kinds.waits import MISREADS as WAITING
from flows.engine.handlers.inspections import TEXTS as INSPECTING
from flows.engine.handlers.oversize import TEXTS as OVERSIZE
from flows.reading import MISREADS as READING

MISREADS = {
    "misread.cannot_skip": "I need this answer to go on. The lines under the question say where "
    "to find it. Not sure? Your best answer is fine: you can correct it later.",
    "misread.at_the_start": "This is the first question.",
    "misread.tail": (
        "This looks like the end of the long text before it, so I did not take it either. Please "
        "send it again, shorter."
    ),
    "misread.not_linked": "That message was not an answer, so nothing changed.",
}

REPLIES = {
    "said.read_about": "✓ About <b>{answer}</b>: counted with care, and left out of your papers.",
    "said.read_moment": "✓ <b>{answer}</b> for you; in Beijing {day}, {time}.",
    "clock.beijing": "{time} in Beijing",
    "clock.own": "{time}, my own time",
    "clock.unnamed": "It does not say",
    "said.amended": "I changed your answer as you edited it: <b>{answer}</b>",
    "said.retold": "I changed your text as you edited it.",
    "said.followed": "It follows from your numbers: now <b>{answer}</b>, before {former}.",
    "said.changed": "Changed. Your later answers are kept.",
    "said.stays_sent": (
        "You said on {day} that this text was sent. It stays in your papers, word for word."
    ),
    "said.gone": "I could not get <b>{label}</b> from Telegram. Please send it again.",
    "said.welcome_back": (
        "Welcome back: step {phase} of {phases}, question {question} of about {questions}. "
        "Nothing is lost."
    ),
    "said.noted": "Saved. Write more, or press Done.",
    "said.holiday": (
        "It is {holiday} in China until {until}. Silence is normal now; your own days go on "
        "counting."
    ),
    "said.weekdays": (
        "I know China's days off only up to {year}, so I counted plain weekdays here."
    ),
    "said.days_off": (
        "I know China's days off only up to {year}. If there is a public holiday now, silence is "
        "normal; your own days go on counting."
    ),
    "said.elapsed": "The time we gave is over, so we'll go on.",
}

TOASTS = {
    "toast.noted": "Already noted.",
    "toast.old": "That button is from an earlier question.",
    "toast.gone": "I have nothing about that.",
    "toast.unknown": "This button does nothing any more.",
    "toast.unreadable": "I cannot read your case right now.",
}

SCREEN = {
    "screen.step": "Step {phase} of {phases} · {title}",
    "screen.question": "Step {phase} of {phases}, question {question} of about {questions}.",
    "screen.next_shot": "<b>Best next: {line}</b>\n{how}",
    "screen.all_shots": "That is all on the list. Send more, or press Done.",
    "screen.shots": "{have} of {of} on the list",
    "screen.worth": "(+{points})",
    "screen.strength": "Your evidence: <b>{points} of {of}</b>",
    "screen.held": "✓ {item}: {points}",
    "screen.missing": "Missing: {item}: +{points}",
    "screen.proposed": "From your screenshot ({label}): <b>{answer}</b>. Is that right?",
    "screen.yes": "Yes, {answer}",
    "screen.former": "Your answer now: <b>{answer}</b>",
    "screen.settled": "✓ {label}: <b>{answer}</b>",
    "screen.left_open": "{label}: <i>{answer}</i>",
    "screen.recall": "Still open: <b>{title}</b>",
    "screen.skipped": "left open",
    "screen.nothing": "Nothing yet.",
    "screen.copy": "Copy the text",
    "screen.chinese": (
        "Paste the English. The Chinese says the same, for the seller: paste it below, if there is "
        "room."
    ),
    "card.title": "Case {number} · {title}",
    "card.new": "Case {number}",
    "card.phase": "Step {phase} of {phases}: {title}",
    "card.due": "<b>{day}</b>: {deadline}",
    "card.urgent": "⏳ <b>{day}</b>: {deadline}",
    "card.passed": "⚠ <b>{day}</b> has passed: {deadline}",
    "card.open": "Skipped questions: {count}",
    "card.exhibits": "Files kept: {count}",
    "card.answer": "Next: answer the question below.",
    "card.wait": "Nothing to do now. I'll write again by {moment}.",
    "card.watch": "Then tell me. I'll write again by {moment}.",
    "card.watch_long": "Then tell me.",
    "card.wait_long": "Nothing to do now. Tell me when something happens.",
    "card.ended": "Finished.",
}

CHAT = {
    "chat.help": (
        "<b>How to talk to me</b>\nPress a button, or type its number or its words. Photos and "
        "files can be sent at any time. Change a sent message to correct it.\n\n{status} where "
        "you are · {review} your answers · {casefile} all your papers · {back} · {skip} · "
        "{cases} · {upcoming} what is coming · {quiet} · {stop} · {faq} · {tips} · "
        "{timeline} · {contact} · {privacy} {export} {forget} your data"
    ),
    "chat.contact": (
        "<b>Talk to a human: {name}</b>\nPhone {phone}\nE-mail {email}\n{address}\n\nThey are "
        "not Alibaba."
    ),
    "chat.cases": "<b>Your cases</b>",
    "chat.older": "{count} older ones are not listed.",
    "chat.shelved": "put away",
    "chat.on_screen": "on screen",
    "chat.switch": "Open case {number}",
    "chat.more": "More",
    "chat.new": "Start a new case",
    "chat.guide": "<b>Where did you buy?</b>",
    "chat.cancel": (
        "<b>Put case {number} away?</b> Its answers and files stay. You find it again with /cases. "
        "While it is away I won't write to you about it."
    ),
    "chat.shelve": "Put it away",
    "chat.go_on": "Go on with it",
    "chat.put_away": "Case {number} is put away. /cases brings it back.",
    "chat.language": "<b>Which language?</b>",
    "chat.language_set": "We speak English now.",
    "chat.faq": "<b>Questions people ask</b>",
    "chat.group": "I work in a private chat only. Open my profile and press Start there.",
    "chat.command": "I do not know that command. /help lists what I know.",
    "chat.late": (
        "Sorry for the wait: I could not answer for a while. I'm going through your messages now."
    ),
    "chat.very_late": (
        "Sorry for the wait: I could not answer for a day or so. I'm going through your messages "
        "now. "
        "Telegram keeps them for me for one day only: if I missed one, please send it again."
    ),
    "chat.away": (
        "Your message has come, but I cannot answer just now. I'll answer as soon as I can: you "
        "need not send it again."
    ),
    "chat.flood_words": (
        "That was faster than I can read. From this message on I did not read your words. Photos, "
        "files and forwarded messages are kept. Please wait {seconds} seconds, then send again "
        "what I missed."
    ),
    "chat.flood_presses": (
        "That was faster than I can follow. I did not take your last presses or commands; what "
        "you told me before is kept. Please wait {seconds} seconds, then go on."
    ),
}

ABOUT = {
    "about.description": (
        "Bought on Alibaba.com and something is wrong? I walk you through the dispute, one "
        "question at a time: contact the seller, describe the issue, gather evidence, escalate. "
        "I keep your answers and photos, write the texts, and remind you of the days that count. "
        "Independent: not Alibaba, not legal advice."
    ),
    "about.short": "Step-by-step help with an Alibaba.com order dispute. Independent.",
}

MESSAGES: Mapping[str, str] = {
    **{
        f"misread.{slot}": text
        for slot, text in {
            **READING,
            **AMOUNTS,
            **CHOOSING,
            **CLOCKS,
            **VAGUE,
            **EVIDENCE,
            **PLACES,
            **WAITING,
        }.items()
    },
    **UNUSABLE,
    **MISREADS,
    **REPLIES,
    **FAILURES,
    **EXHIBITS,
    **INSPECTING,
    **OVERSIZE,
    **TOASTS,
    **SCREEN,
    **REVIEWS,
    **CHAT,
    **NUDGES,
    **PRIVACY,
    **CASE_FILE,
    **COMMAND_DESCRIPTIONS,
    **ABOUT,
}
