"""The page of plain text in the ZIP: what is in it, and how to check that nothing was changed."""

from bot.casefile.pages.formatting import format_instant
from flows.model.case_file import CaseFile

TEMPLATE = """\
{subject}
Case file, version {version}, made {made_at}

This folder was put together for the buyer, from the buyer's own answers and files.
Alibaba did not make it and did not check it.

WHAT IS IN IT
00-case-file.pdf   The whole case, to read or to print. Start here.
E01-..., E02-...   The files of the buyer. The PDF calls them E1, E2 and so on.
                   They are copies without hidden data: no place, no name, no camera. Photos, films
                   and recordings are otherwise the same. A PDF comes as pictures of its pages.
texts/sent/        The messages that the buyer says were sent, word for word, with their day.
                   en is English, zh is Chinese. The communication log of the PDF names each.
texts/to-paste/    Texts that were not sent when this file was made. They are drafts, not evidence.
manifest.json      A list of all files of the buyer, for programs.
SHA256SUMS         A checksum for each file.
verify.py          A small program that checks them.
A folder that is not here has nothing in it.

HOW TO CHECK THAT NO FILE WAS CHANGED
A checksum is a long number worked out from a file. If one letter or one dot of the file changes,
the number changes. SHA256SUMS holds the number of each file. Two ways to compare them, both
without the internet:
1. Unpack the ZIP into one folder (if there are several parts, all of them into the same one).
2. Mac or Linux: open a terminal in this folder and type    sha256sum -c SHA256SUMS
   (on a Mac: shasum -a 256 -c SHA256SUMS)
   Any computer with Python: type    python verify.py
Every line must say OK; verify.py says "All files are as they were".
On Windows, one file at a time:    certutil -hashfile E01-name.jpg SHA256
The checksums show that nothing was changed since this folder was made. They do not show who took
a photo, or when.
"""


def format_readme(case_file: CaseFile) -> str:
    """Return the text for somebody who sees such a folder for the first time."""
    return TEMPLATE.format(
        subject=case_file.subject or f"Case {case_file.reference}",
        version=case_file.version,
        made_at=format_instant(case_file.made_at),
    )
