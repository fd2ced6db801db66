"""What the menu says of each command, in English."""

COMMAND_DESCRIPTIONS = {
    "command.start": "Start, or go on with your case",
    "command.status": "Where your case is, and what comes next",
    "command.review": "See your answers and change one",
    "command.casefile": "Your case file: PDF, pictures, your files",
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
    "command.export": "Get a copy of all your data",
    "command.forget": "Delete your data",
    "command.contact": "Talk to a human",
    "command.language": "Choose a language",
    "command.cancel": "Put this case away",
    "command.help": "How to talk to me",
}
