"""Check the files of a case file: python verify.py [folder]. Needs Python 3.8, no internet.

Unpack all parts of the ZIP into one folder first. It compares every file with its checksum, and
the chain of checksums with the manifest. It changes nothing.
"""

import hashlib
import json
import sys
from pathlib import Path

WRONG = 1


def compute_digest(path: Path) -> str:
    """Return the SHA-256 of a file, or "" when it is not there."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            for piece in iter(lambda: file.read(1 << 20), b""):
                found.update(piece)
    except OSError:
        return ""
    return found.hexdigest()


def check_files(folder: Path) -> "list[str]":
    """Return what is wrong with the files, one line each."""
    wrong = []
    try:
        listed = (folder / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return ["SHA256SUMS: missing"]
    for line in listed:
        wanted, _, name = line.partition("  ")
        found = compute_digest(folder / name)
        if found != wanted:
            wrong.append(f"{name}: {'changed' if found else 'missing (is it in another part?)'}")
    return wrong


def check_chain(folder: Path) -> "list[str]":
    """Return what is wrong with the chain of the manifest."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        here = start = hashlib.sha256(f"case file\n{manifest['case']}".encode()).hexdigest()
        for entry in manifest["exhibits"]:
            if entry["enclosed"]:
                link = "\n".join((here, entry["sha256"], entry["name"]))
                here = hashlib.sha256(link.encode()).hexdigest()
                if (
                    here != entry["chain"]
                    or compute_digest(folder / entry["name"]) != entry["sha256"]
                ):
                    return [f"{entry['name']}: does not fit the chain"]
        ends = manifest["chain"]
    except (OSError, ValueError, KeyError, TypeError):
        return ["manifest.json: missing or not readable"]
    return [] if ends == {"start": start, "end": here} else ["manifest.json: the chain is broken"]


def list_copies(folder: Path) -> "list[str]":
    """Return which files are copies, and how they differ from the file received."""
    forms = {"pages": "as pictures of the pages", "picture": "as a smaller picture"}
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return [
        "{}: a copy {}; as received {}".format(
            entry["name"],
            forms.get(entry.get("copy", ""), "without hidden data"),
            entry["received_sha256"],
        )
        for entry in manifest["exhibits"]
        if entry["enclosed"] and entry.get("received_sha256", "") not in ("", entry["sha256"])
    ]


def main() -> int:
    """Print the result; return 0 when every file is as it was."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    wrong = check_files(folder) + check_chain(folder)
    for line in wrong:
        sys.stdout.write(f"WRONG  {line}\n")
    if wrong:
        return WRONG
    for line in list_copies(folder):
        sys.stdout.write(f"NOTE   {line}\n")
    sys.stdout.write(
        f"All files are as they were. manifest.json {compute_digest(folder / 'manifest.json')}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
