"""Case files for the tests: a whole one with pictures, one for each problem, and an empty one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from hashlib import sha256
from pathlib import Path

from PIL import Image, ImageDraw

from bot.casefile.manifest import ManifestFile
from flows.casefile.draft import draft_case_file
from flows.guides.alibaba import GUIDE
from flows.model.answers import Known
from flows.model.case import Case, Exhibit, ExhibitState, LineSource, open_case
from flows.model.case_file import BuildInfo, CaseFile, FileMetadata
from flows.model.letter_texts import LetterText, SentLetter
from flows.model.money import Money
from tests.support.flows.alibaba_buyer import Chat

MADE = datetime(2026, 5, 20, 14, 5, tzinfo=UTC)
CAMERA = datetime(2026, 5, 9, 9, 14, tzinfo=timezone(timedelta(hours=4)))
SUPPLIER = "深圳市明途照明有限公司 Shenzhen Brightway LED Co., Ltd."
ORDER = "28640917500102334"
MAKING = BuildInfo(MADE, buyer="Gulf Office Supplies FZE")
LINES = ("measured", "bad_count", "carton_marks", "order_terms", "chat_all", "failing", None)
CAPTIONS = (
    "Calliper on panel 7: 1.6 mm",
    "Все бракованные панели, 40 штук",
    "اللوح التالف بجانب الكرتون",
    "",
    "Chat 😀 深圳",
    "Switch-on to failure",
    "",
)
STORY = (
    "We opened all cartons on 9 May. Panels bend by hand.",
    "Продавец не отвечает. 我们已经测量。 اللوح رقيق",
)
KINDS = ("photo", "document", "photo", "document", "photo", "video", "voice")
NAMES = ("a.jpg", "IMG_4301.jpeg", "b.jpg", "PI-2026.pdf", "chat.jpg", "film.mp4", "v.ogg")


@cache
def told() -> Chat:
    """Return the answers of a buyer whose goods were too thin, up to the evidence."""
    chat = Chat().drive(
        "agreed_term",
        problem="quality",
        quality_kind="material",
        order_number=ORDER,
        product="LED panel 60x60 cm, 40 W, 4000 K",
        supplier=SUPPLIER,
        units_ordered=480,
        units_received=480,
        units_affected=40,
        paid_amount=Money(649_911, "USD"),
        remedy="partial",
        remedy_amount=Money(54_159, "USD"),
        first_message="sent",
        seller_wait="refused",
        paid_on=date(2026, 3, 18),
        ship_by=date(2026, 4, 10),
        shipped_on=date(2026, 4, 10),
        delivered_on=date(2026, 5, 8),
    )
    chat.say(
        agreed_term="Plate thickness 2.0 mm",
        received_fact="1.6 mm, measured on 12 of 12 pieces",
        proof_where="attachment",
        line_more="more",
    )
    chat.say(
        agreed_term="Colour temperature 4000 K",
        received_fact="Yellowish, 深圳 label says 3000 K",
        proof_where="chat",
        line_more="done",
    )
    chat.drive("evidence", inspected=120, inspected_how="random", story=STORY)
    return chat


def known() -> Known:
    """Return what is known of the thin panels."""
    return told().walk.known


def exhibits() -> tuple[Exhibit, ...]:
    """Return seven files of five kinds."""
    return tuple(
        Exhibit(
            id=f"x{n}",
            kind=KINDS[n],
            name=NAMES[n],
            message=n,
            received_at=MADE - timedelta(days=7 - n),
            line=LINES[n],
            line_from=LineSource.BUYER,
            caption=CAPTIONS[n],
            size=1000 + n,
            state=ExhibitState.STORED,
            digest=sha256(content(n)).hexdigest(),
        )
        for n in range(len(LINES))
    )


def content(number: int) -> bytes:
    """Return the bytes of an original."""
    return f"original {number} ".encode() * 500


def case(chat: Chat, *files: Exhibit) -> Case:
    """Return a case with these answers and files."""
    return replace(open_case("c7f3", "alibaba", MADE), answers=chat.answers, exhibits=files)


def sent_message() -> SentLetter:
    """Return the first message as it was sent: of fewer bad panels than were found later."""
    english = "Hello,\nthe material of 38 of 480 panels is not as agreed. 😀\n\nThank you."
    told_at = known().answers("first_message")[0].at
    text = LetterText(english, "您好：\n480件面板中有38件材质与约定不符。")
    return SentLetter("first_message", "first_message", 0, told_at.date(), told_at, text)


def whole() -> CaseFile:
    """Return the case file of the thin panels, with all its exhibits."""
    origins = {
        "x1": FileMetadata(CAMERA, "camera"),
        "x3": FileMetadata(pages=2),
        "x5": FileMetadata(seconds=83),
        "x6": FileMetadata(seconds=12),
    }
    held = replace(case(told(), *exhibits()), sent_letters=(sent_message(),))
    return draft_case_file(GUIDE, held, replace(MAKING, origins=origins))


def empty(**answers: str) -> CaseFile:
    """Return the case file of somebody who answered hardly anything."""
    return draft_case_file(GUIDE, case(Chat().say(**answers)), BuildInfo(MADE))


def draw(path: Path, text: str, size: tuple[int, int] = (800, 600)) -> Path:
    """Draw a picture with a word on it."""
    picture = Image.new("RGB", size, "#c8b89a")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((80, 80, size[0] - 80, size[1] - 80), outline="#5b4a30", width=6)
    pen.text((120, 120), text, fill="#1c2530")
    picture.save(path, "JPEG", quality=80)
    return path


def held(folder: Path) -> dict[str, ManifestFile]:
    """Return files for the exhibits of the whole case: copies, and pictures where there are."""
    found = dict[str, ManifestFile]()
    pages = (1, 1, 1, 2, 1, 0, 0)
    for n, count in enumerate(pages):
        copy = folder / f"copy{n}"
        copy.write_bytes(content(n))
        suffix = Path(exhibits()[n].name.lower()).suffix.replace("jpeg", "jpg") or ".jpg"
        size = (600, 800) if n in (3, 4) else (800, 600)
        pictures = [
            draw(folder / f"p{n}-{p}.jpg", f"E{n + 1} page {p + 1}", size) for p in range(count)
        ]
        found[f"E{n + 1}"] = ManifestFile(copy, tuple(pictures), suffix)
    return found
