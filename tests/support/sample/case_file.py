"""The case file of the made-up order, as it is linked from the README, and a picture of page one.

`python -m tests.support.sample.case_file PDF PNG` writes both; it needs no network.
"""

import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from PIL import Image

from bot.casefile.builders import build_full_pack, render_picture
from bot.casefile.manifest import ManifestFile
from flows.casefile.draft import draft_case_file
from flows.guides.alibaba import GUIDE
from flows.model.answers import Known
from flows.model.case import Exhibit, ExhibitState, LineSource, open_case
from flows.model.case_file import BuildInfo, CaseFile, FileMetadata
from flows.model.letter_texts import SentLetter
from flows.model.money import Money
from tests.support.flows.alibaba_buyer import Chat
from tests.support.sample.photos import ARRIVED, DRAWN, encode_jpeg

PAGE_SIZE, PAGE_COLOURS = (700, 990), 128
MADE = datetime(2026, 3, 7, 16, 20, tzinfo=UTC)
LINE = {
    "agreed_term": "Foam of at least 20 mm around the shade",
    "received_fact": "Foam of 5 mm, measured in 6 of 6 cartons",
    "proof_where": "attachment",
}
STORY = ("The lamps are for a small hotel. I opened and counted all of them on the day they came.",)
EXHIBITS = (
    ("carton", "carton_out", "Carton 3 of 6, label side"),
    ("cartons", "carton_out", "All six cartons, as delivered"),
    ("shade", "damage_close", "One of the broken shades"),
    ("units", "bad_count", "The 18 broken lamps, three rows of six"),
    ("foam", "inner_pack", "Foam beside a ruler: 5 mm"),
    ("invoice", "order_terms", "Proforma invoice, item 4: at least 20 mm"),
    ("chat", "chat_all", "The whole talk with the seller"),
)
"""What is drawn, the line of the checklist it belongs to, and its caption."""
PHOTOS = ("carton", "cartons", "shade", "units", "foam")
TAKEN_AT = {name: ARRIVED + timedelta(minutes=3 * n) for n, name in enumerate(PHOTOS)}


def answer_questions() -> Chat:
    """Return the answers of the buyer, up to the summary before filing."""
    chat = Chat(at=datetime(2026, 3, 2, 10, tzinfo=UTC)).drive(
        "seller_wait",
        zone="Europe/Berlin",
        problem="damaged",
        damage_what="The glass shade is broken; the foam around it is only 5 mm thin.",
        order_number="20261188334455667",
        product="Table lamp with glass shade, 30 cm, white",
        supplier="Example Lamps Co., Ltd.",
        units_ordered=60,
        units_received=60,
        units_affected=18,
        paid_amount=Money(145_000, "USD"),
        paid_on=date(2026, 1, 12),
        shipped_on=date(2026, 1, 26),
        ship_method="sea",
        delivered_on=date(2026, 2, 28),
        confirmed="no",
        countdown="no",
        remedy="partial",
        remedy_amount=Money(43_500, "USD"),
        first_message="sent",
    )
    chat.at += timedelta(days=1)
    chat.say(seller_wait="refused")
    chat.at += timedelta(days=1)
    told = {"refused_why": "carrier", "refused_words": "This is the courier's fault, not ours."}
    chat.drive("admission", **told, carton_state="crushed", **LINE).skip("admission")
    return chat.drive(
        "preflight",
        sample="checked",
        inspected=60,
        inspected_how="all",
        story=STORY,
    )


def list_sent_letters(chat: Chat) -> tuple[SentLetter, ...]:
    """Return the letters of a chat that were sent, as they read before any file was there."""
    trail, sent = chat.walk.known.trail, list[SentLetter]()
    letters = {letter.id: letter for letter in GUIDE.letters}
    for number, (spot, answer) in enumerate(trail):
        for name in GUIDE.steps[spot.step].kind.list_sent_letters(answer.value):
            text = letters[name].write(Known(trail[:number]), open_case("sample", "alibaba", MADE))
            day = answer.at.date()
            sent.append(SentLetter(name, spot.step, spot.lap, day, answer.at, text))
    return tuple(sent)


def draw_exhibits() -> Mapping[str, bytes]:
    """Return the files that the buyer sent, by what is drawn on them."""
    return {name: encode_jpeg(DRAWN[name](), TAKEN_AT.get(name)) for name, _, _ in EXHIBITS}


def draft_sample(files: Mapping[str, bytes]) -> CaseFile:
    """Return the case file as a value."""
    exhibits = tuple(
        Exhibit(
            id=name,
            kind="document",
            name=f"{name}.jpg",
            message=number,
            received_at=MADE - timedelta(days=1, minutes=len(EXHIBITS) - number),
            line=line,
            line_from=LineSource.BUYER,
            caption=caption,
            size=len(files[name]),
            state=ExhibitState.STORED,
            digest=sha256(files[name]).hexdigest(),
        )
        for number, (name, line, caption) in enumerate(EXHIBITS)
    )
    origins = {name: FileMetadata(taken_at, "camera") for name, taken_at in TAKEN_AT.items()}
    chat = answer_questions()
    case = replace(
        open_case("sample", "alibaba", MADE),
        answers=chat.answers,
        exhibits=exhibits,
        sent_letters=list_sent_letters(chat),
    )
    return draft_case_file(GUIDE, case, BuildInfo(MADE, buyer="Sample buyer", origins=origins))


def build_sample(folder: Path) -> tuple[bytes, Image.Image]:
    """Return the PDF and its first page; `folder` is there and empty, and takes the whole pack."""
    files = draw_exhibits()
    held: dict[str, ManifestFile] = {}
    for number, (name, _, _) in enumerate(EXHIBITS, start=1):
        path = folder / f"{name}.jpg"
        path.write_bytes(files[name])
        held[f"E{number}"] = ManifestFile(path, (path,))
    sample = draft_sample(files)
    built = build_full_pack(sample, held, {}, folder)
    with Image.open(folder / render_picture("first", sample, held, folder)) as page:
        return (folder / built.names[0]).read_bytes(), page.convert("RGB")


def write_sample(pdf: Path, png: Path) -> None:
    """Write the PDF, and its first page in few pixels and colours."""
    with tempfile.TemporaryDirectory() as scratch:
        content, page = build_sample(Path(scratch))
        small = page.resize(PAGE_SIZE, Image.Resampling.LANCZOS)
    pdf.write_bytes(content)
    small.quantize(PAGE_COLOURS, dither=Image.Dither.NONE).save(png, optimize=True)


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]), Path(sys.argv[2]))
