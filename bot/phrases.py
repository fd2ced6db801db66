"""The bot's own English texts by slot: everything that is said beside a guide's questions."""

from collections.abc import Mapping

from flows.kinds.amounts import MISREADS as AMOUNTS
from flows.kinds.choosing import MISREADS as CHOOSING
from flows.kinds.evidence import MISREADS as EVIDENCE
from flows.kinds.places import MISREADS as PLACES
from flows.kinds.waiting import MISREADS as WAITING
from flows.reading import MISREADS as READING

SENT = {
    "misread.sent_sticker": "I cannot use a sticker. Please write, or press a button.",
    "misread.sent_poll": "I cannot use a poll. Please write, or press a button.",
    "misread.sent_location": "I do not need your location here. Please write, or press a button.",
    "misread.sent_venue": "I do not need a place here. Please write, or press a button.",
    "misread.sent_contact": "I do not need a contact. Please write the name, or press a button.",
    "misread.sent_dice": "I cannot use that. Please write, or press a button.",
    "misread.sent_story": "I cannot see stories. Please send the photo itself.",
    "misread.sent_checklist": "I cannot use a checklist. Please write it as a text.",
    "misread.sent_other": "I cannot use that. Please send text, a photo or a file.",
}

MISREADS = {
    "misread.cannot_skip": "I need this answer to go on. Press /help if you are not sure.",
    "misread.at_the_start": "This is the first question.",
    "misread.not_linked": "That message was not an answer, so nothing changed.",
}

SAID = {
    "said.read": "✓ <b>{answer}</b>",
    "said.amended": "I changed your answer as you edited it: <b>{answer}</b>",
    "said.retold": "I changed your text as you edited it.",
    "said.changed": "Changed. Your later answers are kept.",
    "said.too_big": (
        "<b>{label}</b> is larger than 20 MB, and I cannot download it. Cut it shorter or send it "
        "in parts. Until then it is listed as <b>kept by you</b>: do not delete it."
    ),
    "said.gone": "I could not get <b>{label}</b> from Telegram. Please send it again.",
    "said.captioned": "<b>{label}</b> now says: {caption}",
    "said.withdrawn": "<b>{label}</b> is out of the case. The file itself is kept.",
    "said.welcome_back": (
        "Welcome back: step {phase} of {phases}, question {question} of about {questions}. "
        "Nothing is lost."
    ),
    "said.noted": "Noted: {count} more. Go on writing, or press Done.",
    "said.saved_aside": "Saved with your evidence: {count}. The question is still open.",
    "said.saved": (
        "Saved: {count}, listed as <b>{line}</b>. Not that? Reply to the file with its name from "
        "the list, or with <b>other</b>."
    ),
    "said.saved_more": "Saved: {count}. What you do not need, you can take out with /review.",
    "said.lined": "<b>{label}</b> is now listed as <b>{line}</b>.",
    "said.holiday": (
        "It is {holiday} in China until {until}. Silence is normal now; your own days go on "
        "counting."
    ),
    "said.unlined": (
        "<b>{label}</b> stays in the case, under no name of the list. Reply to it once more to say "
        "what it shows."
    ),
    "said.elapsed": "The time we gave is over, so we go on.",
    "said.trouble": (
        "Something went wrong on our side. Everything you sent is kept. Please try again; if it "
        "stays like this, use /contact."
    ),
}

TOASTS = {
    "toast.noted": "Already noted.",
    "toast.old": "That button is from an earlier question.",
    "toast.unknown": "This button does nothing any more.",
}

SCREEN = {
    "screen.step": "Step {phase} of {phases} · {title}",
    "screen.question": "Step {phase} of {phases}, question {question} of about {questions}.",
    "screen.next_shot": "<b>Best next: {line}</b>\n{how}",
    "screen.all_shots": "That is all on the list. Send more, or press Done.",
    "screen.shots": "{have} of {of} on the list",
    "screen.former": "Your answer now: <b>{answer}</b>",
    "screen.skipped": "left open",
    "screen.nothing": "Nothing yet.",
    "screen.copy": "Copy the text",
    "card.title": "Case {number} · {title}",
    "card.new": "Case {number}",
    "card.phase": "Step {phase} of {phases}: {title}",
    "card.due": "{deadline}: <b>{day}</b>",
    "card.open": "Left open: {count}",
    "card.exhibits": "Files kept: {count}",
    "card.answer": "Next: answer the question below.",
    "card.wait": "Nothing to do now. I write again by {moment}.",
    "card.wait_long": "Nothing to do now. Tell me when something happens.",
    "card.ended": "Finished.",
    "review.title": "<b>Your answers: {title}</b>",
    "review.exhibit": "{label} · {name} {caption}",
    "review.change": "Change {n}",
    "review.drop": "Take out {label}",
    "review.phase": "Answers: {title}",
}

CHAT = {
    "chat.help": (
        "<b>How to talk to me</b>\nPress a button, or type its number or its words. Photos and "
        "files can be sent at any time. Change a sent message to correct it.\n\n/status where you "
        "are · /review your answers · /back · /skip · /cases · /upcoming what I remind you of · "
        "/quiet · /stop · /faq · /tips · /timeline · /contact"
    ),
    "chat.contact": (
        "<b>Talk to a human: {name}</b>\nPhone {phone}\nE-mail {email}\n{address}\n\nThey run this "
        "bot. They are not Alibaba."
    ),
    "chat.cases": "<b>Your cases</b>",
    "chat.older": "{count} older ones are not listed.",
    "chat.shelved": "put away",
    "chat.on_screen": "on screen",
    "chat.switch": "Open case {number}",
    "chat.new": "Start a new case",
    "chat.guide": "<b>Where did you buy?</b>",
    "chat.cancel": (
        "<b>Put case {number} away?</b> Its answers and files stay. You find it again with /cases. "
        "While it is away I do not write to you about it."
    ),
    "chat.shelve": "Put it away",
    "chat.go_on": "Go on with it",
    "chat.put_away": "Case {number} is put away. /cases brings it back.",
    "chat.language": "<b>Which language?</b>",
    "chat.language_set": "We speak English now.",
    "chat.faq": "<b>Questions people ask</b>",
    "chat.group": "I work in a private chat only. Open my profile and press Start there.",
    "chat.command": "I do not know that command. /help lists what I know.",
}

FOLLOW = {
    "follow.done": "Done",
    "follow.later": "Later",
    "follow.mute": "Not relevant",
    "follow.stop": "Stop",
    "follow.why": "Why this date?",
    "follow.passed": (
        "{deadline}: <b>{day}</b> may have passed. That need not be the end: the order page "
        "counts, and other ways may be open. Press /status to go on."
    ),
    "follow.passed.1": (
        "By my count <b>{day}</b> is over ({deadline}). My count is careful and may be early: "
        "please look at the order page, then press /status for what is open."
    ),
    "follow.passed.2": (
        "<b>{day}</b> lies behind us: {deadline}. Look at the order page today; if the button is "
        "still there, use it. /status shows the next way."
    ),
    "follow.soon": "less than an hour",
    "follow.by_page": "<b>{day}</b>, a day early to be safe: your order page shows {given}.",
    "follow.by_rule": "<b>{day}</b>, counted with care from {given}:",
    "follow.doubt": "Doubt:",
    "follow.source": "source",
    "follow.page": "The page shows another day",
    "follow.anchor": "That day is not right",
    "toast.done": "Good. No more reminders for this date.",
    "toast.muted": "I do not mention it again.",
    "toast.snoozed": "I come back to it then.",
    "toast.too_late": "That would be too late for this date.",
    "said.moved": "{deadline} moved from {before} to {after}.",
    "upcoming.title": "<b>What is coming</b>",
    "upcoming.none": "Nothing is planned. Your case waits for your next answer.",
    "upcoming.due": "I remind you: {deadline}",
    "upcoming.wait": "I ask what has happened",
    "upcoming.elapsed": "The time we gave is over; we go on",
    "upcoming.idle": "I ask whether you want to go on",
    "upcoming.file": "Calendar file",
    "quiet.title": "<b>When shall I be quiet?</b> Now: {start} to {end}, your time.",
    "quiet.none": "No quiet hours",
    "quiet.set": "Noted. Only a date less than 12 hours away breaks this, and silently.",
    "quiet.unread": "Please type it like /quiet 22-7, or press a button.",
    "stop.done": (
        "I do not write unasked any more. Your cases and files stay. Mind the dates in /upcoming "
        "yourself."
    ),
    "stop.again": "Write to me again",
    "stop.on": "I write to you again when something is due.",
}

COMMANDS = {
    "command.start": "Start, or go on with your case",
    "command.status": "Where your case is, and what comes next",
    "command.review": "See your answers and change one",
    "command.back": "The question before this one",
    "command.skip": "Leave this question open",
    "command.upcoming": "What is coming, and when",
    "command.quiet": "When I must be quiet",
    "command.stop": "No more reminders",
    "command.cases": "Your cases: switch, start a new one",
    "command.faq": "Questions people ask",
    "command.tips": "Tips that help a dispute",
    "command.timeline": "How long it takes",
    "command.privacy": "What is stored, and how it is protected",
    "command.contact": "Talk to a human",
    "command.language": "Choose a language",
    "command.cancel": "Put this case away",
    "command.help": "How to talk to me",
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

PHRASES: Mapping[str, str] = {
    **{
        f"misread.{slot}": text
        for slot, text in {
            **READING,
            **AMOUNTS,
            **CHOOSING,
            **EVIDENCE,
            **PLACES,
            **WAITING,
        }.items()
    },
    **SENT,
    **MISREADS,
    **SAID,
    **TOASTS,
    **SCREEN,
    **CHAT,
    **FOLLOW,
    **COMMANDS,
    **ABOUT,
}
