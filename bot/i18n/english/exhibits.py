"""What is said of the files a buyer sent: how they are named, what they show, how they change."""

from collections.abc import Mapping

EXHIBITS: Mapping[str, str] = {
    "misread.forwarded_words": (
        "<b>{label}</b> is a forwarded message and stays as it was written. Say what it shows with "
        "a name from the list."
    ),
    "misread.edited_elsewhere": (
        "That file is not in this case, so nothing changed here. Open its case with /cases and "
        "edit it again, or send the file as a new message."
    ),
    "said.captioned": "<b>{label}</b> now says: {caption}",
    "said.uncaptioned": "<b>{label}</b> has no caption now.",
    "said.withdrawn": (
        "<b>{label}</b> is out of the case. The file itself is kept. Until the first case file is "
        "made, the numbers behind it move up."
    ),
    "said.moved": "<b>{label}</b> stands at place {place} now.",
    "said.relabelled": "The former {former} is <b>{label}</b> now; the others follow.",
    "said.replacing": "Send the new file now. It takes the place of <b>{label}</b>.",
    "said.replaced": "<b>{label}</b> is the new file now.",
    "said.replaced_as": "<b>{label}</b> is the new file, in place of the former {former}.",
    "said.vouched": "Good, it stays as it is.",
    "said.saved_aside": "Saved as <b>{labels}</b>. The question is still open.",
    "said.saved": "Saved as <b>{labels}</b>.",
    "said.their_words": "✓ Taken as their words, and kept as <b>{label}</b> with author and date.",
    "said.forwarded": (
        "What you forward is kept as evidence, with its author and date. I do not take it as your "
        "own answer."
    ),
    "said.lined": "✓ <b>{labels}</b>: {line}",
    "said.unlined": (
        "✓ <b>{labels}</b>: kept, under no name of the list. Reply to the file to say what it "
        "shows."
    ),
    "said.too_early": (
        "Then <b>{labels}</b> cannot show the goods as they came. Send a newer photo in its place, "
        "or take it out with /review. If the day of delivery is wrong, change that there."
    ),
    "said.date_denied": "Noted: the camera's date of <b>{labels}</b> is wrong. The photo stays.",
    "screen.ask_shown": "<b>What does {labels} show?</b>",
    "screen.ask_all_shown": "<b>What do these {count} show?</b>",
    "exhibit.open": "{label}: change",
    "exhibit.listed": "Listed as <b>{line}</b>",
    "exhibit.forwarded": "Forwarded; first sent by <b>{author}</b>, {moment}",
    "exhibit.kept": "Too large for me to hold: <b>kept by you</b>",
    "exhibit.caption": "Caption: {caption}",
    "exhibit.how": (
        "Reply to the file with a text to caption it, or with a file to replace it. Or type "
        "<b>{label} first</b>, <b>{label} 2</b>, <b>{label} out</b>."
    ),
    "exhibit.up": "Up",
    "exhibit.down": "Down",
    "exhibit.first": "To the top",
    "exhibit.replace": "Replace it",
    "exhibit.unlined": "Under no name",
    "exhibit.name": "Say what {labels} show",
    "exhibit.name_one": "Say what {labels} shows",
    "exhibit.again": "Send {label} again",
}
