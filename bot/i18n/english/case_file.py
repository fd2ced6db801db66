"""The English texts of the case file in the chat, by slot: while it is made, and as it comes."""

CASE_FILE = {
    "said.binding": (
        "I put your <b>case file</b> together: it comes here in about a minute. You can go on "
        "meanwhile."
    ),
    "said.bound": "That is the whole case file; it stays in this chat.",
    "papers.unchanged": "Your case file, version {version}, is above (unchanged).",
    "papers.again": "Send it again",
    "papers.redacted": "A copy to show others",
    "said.redacting": (
        "I make a copy of your case file to show others, <b>without names, numbers and "
        "pictures</b>. It comes here in about a minute."
    ),
    "said.redacted": (
        "Read the copy before you share it. A name or a place that you typed yourself may still be "
        "in it. If you add pictures, cover faces, labels and numbers first."
    ),
    "papers.to_show": (
        "<b>A copy to show others</b>, for a second opinion. Left out: the names, the order "
        "number, other long numbers, addresses and links I could find, and all files."
    ),
    "said.unbound": (
        "I could not make the case file, and the fault is mine. Your answers and files are safe. "
        "Please press /casefile again later."
    ),
    "papers.progress": "Case file: step {done} of {of} …",
    "papers.first": (
        "<b>{case}</b>\n<b>Case file, version {version}.</b> Here is its first page and the "
        "timeline. Is every day and every amount right? If not, change it with /review."
    ),
    "papers.of": "<i>{case}</i>",
    "papers.changes": "New since the version before: {changes}",
    "papers.left_out": "Listed without a file: {labels}",
    "papers.whole": (
        "<b>The whole case file, version {version}.</b> For the mediator, and for you."
    ),
    "papers.originals": (
        "<b>Your files, with checksums and all texts.</b> For your bank or a lawyer. Places were "
        "taken out of the copies; keep your originals."
    ),
    "papers.part": "Part {part} of {parts}.",
    "papers.form": (
        "<b>For the upload form:</b> the case file in small, and each picture as a jpg. Put the "
        "strongest first."
    ),
}
