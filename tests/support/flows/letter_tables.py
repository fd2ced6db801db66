"""Tables of whole letters: every problem, remedy, count and option, in both languages.

`python -m tests.support.flows.letter_tables` writes the tables anew; read the difference.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path

from flows.definition.vocabulary import Case, Exhibit, Known, Money
from flows.guides.alibaba.evidence.checklist import LINES
from flows.guides.alibaba.letters import LETTERS
from flows.guides.alibaba.letters.chinese import CHINESE
from flows.guides.alibaba.letters.content.draft import Excerpt
from flows.guides.alibaba.letters.content.evidence import ExhibitGroup
from flows.guides.alibaba.letters.content.timeline import Event, Happening
from flows.guides.alibaba.letters.english import ENGLISH
from tests.support.flows.letter_cases import (
    ORDER,
    PICKS,
    PRODUCT,
    SUPPLIER,
    case,
    exhibit,
    known,
)
from tests.support.flows.letter_side_turns import Answers
from tests.support.flows.letter_turns import TURNS

FOLDER = Path(__file__).parents[2] / "flows" / "guides" / "alibaba" / "letters" / "texts"
BY_ID = {letter.id: letter for letter in LETTERS}
PROBLEMS = PICKS["problem"].split()
REMEDIES = PICKS["remedy"].split()
ORDERED, ARRIVED, AFFECTED = (None, 1, 500), (None, 0, 1, 120, 500), (None, 0, 1, 120, 500)
"""Of the order nothing is known, one unit, or 500; then none, one, some, or all of them."""

WITH_AMOUNT = (Happening.PAID, Happening.OFFERED, Happening.PROMISED, Happening.CASE_OFFERED)
WITH_PROMISED_DAY = (Happening.PROMISED, Happening.ASKED_WAIT)
OPTIONS: Mapping[str, tuple[Answers, tuple[str, ...]]] = {
    "never_arrived": (
        {"shipped_on": date(2026, 2, 3), "remedy": "full"},
        ("tracking_state", "delivered", "shipped", "ship_method", "late_consent"),
    ),
    "damaged": ({}, ("carton_state",)),
    "wrong_item": ({}, ("wrong_how",)),
    "missing": ({}, ("count_how", "seal_state")),
    "quality": ({"inspected": 40}, ("quality_kind", "usable", "inspected_how")),
    "late": ({"remedy": "full"}, ("shipped", "late_consent", "still_wanted")),
    "payment": ({"refund_agreed_on": date(2026, 2, 3)}, ("payment_issue",)),
    "counterfeit": ({"brand": "Lumino"}, ("genuine_claim", "brand_word")),
    "off_platform": ({"off_amount": Money(7_000, "USD")}, ("off_paid",)),
    "other": ({"problem_other": "The manual is in another language"}, ("payment",)),
}
"""For each problem, what is known beside an option, and the steps whose options are written."""


def write_tables() -> Mapping[str, str]:
    """Return the text of each table by the name of its file."""
    tables = {"counts": _counts(), "remedies": _remedies(), "options": _options()}
    tables |= {"events": _events(), "labels": _labels()}
    written = {f"{name}.txt": "\n".join(rows) for name, rows in tables.items()}
    return {**written, "turns.txt": "\n".join(_turns())}


def _counts() -> Iterator[str]:
    """Yield the short request for all counts; those with the same text stand together."""
    for problem, remedy in product(PROBLEMS, REMEDIES):
        found: dict[str, list[str]] = {}
        for counts in product(ORDERED, ARRIVED, AFFECTED):
            if max(count or 0 for count in counts) <= (counts[0] or 500):
                text = _write("refund_short", _count(problem, remedy, counts), case())
                found.setdefault(text, []).append("/".join(map(_name_count, counts)))
        for text, rows in found.items():
            yield f"== {problem}, {remedy}; ordered/arrived/affected: {' '.join(rows)}\n{text}"


def _count(problem: str, remedy: str, counts: tuple[int | None, ...]) -> Known:
    steps = ("units_ordered", "units_received", "units_affected")
    given = {step: count for step, count in zip(steps, counts, strict=True) if count is not None}
    return known(problem=problem, remedy=remedy, paid_amount=Money(123_450, "USD"), **given)


def _name_count(count: int | None) -> str:
    return "-" if count is None else str(count)


def _remedies() -> Iterator[str]:
    """Yield the refund request for each problem and remedy, with most of what can be known."""
    for problem, remedy in product(PROBLEMS, REMEDIES):
        text = _write("refund_request", known(**_tell(problem, remedy)), _files(2))
        yield f"== {problem}, {remedy}\n{text}"


def _tell(problem: str, remedy: str) -> Answers:
    return {
        "problem": problem,
        "remedy": remedy,
        "remedy_amount": Money(29_628, "USD"),
        "remedy_other": "a new driver for each lamp",
        "order_number": ORDER,
        "product": PRODUCT,
        "supplier": SUPPLIER,
        "units_ordered": 500,
        "units_received": 380,
        "units_affected": 120,
        "paid_amount": Money(123_450, "USD"),
        "paid_on": date(2026, 1, 12),
        "ship_by": date(2026, 2, 1),
        "shipped_on": date(2026, 2, 3),
        "delivered_on": date(2026, 3, 25),
        "agreed_term": "2 mm aluminium",
        "received_fact": "1 mm",
        "proof_where": "chat",
        "story": ("We opened all cartons.", "The lamps flicker."),
    }


def _options() -> Iterator[str]:
    """Yield the refund request for each option of each problem, with little else known."""
    for problem, (more, steps) in OPTIONS.items():
        for step in steps:
            for option in PICKS[step].split():
                given = {"remedy": "resend", **more, "problem": problem, step: option}
                text = _write("refund_request", known(**given), case())
                yield f"== {problem}: {step} {option}\n{text}"
        described = {"damage_what": "cracks", "label_says": "A-3", "asked_where": "a bank in HK"}
        described |= {"wrong_what": "ordered navy, came black", "fake_signs": "the logo is blurred"}
        described |= {"quality_what": "2.0 mm agreed, 1.6 mm measured on 12 of 12 pieces"}
        described |= {"payment_what": "500 USD agreed, 560 USD charged"}
        dated = {"ship_by": date(2026, 2, 1), "cartons_received": 1, "remedy": "return_refund"}
        given = {**more, **described, **dated, "problem": problem}
        yield f"== {problem}: described\n{_write('refund_request', known(**given), case())}"


def _turns() -> Iterator[str]:
    """Yield the letters at the turns of a case."""
    base = _tell("damaged", "partial")
    for name, (letters, given, files) in TURNS.items():
        for letter in letters:
            text = _write(letter, known(**{**base, **given}), _files(files))
            yield f"== {name}: {letter}\n{text}"


def _events() -> Iterator[str]:
    """Yield each event of the timeline, with an amount and a promised day where it has them."""
    for what in Happening:
        amount = Money(15_000, "USD") if what in WITH_AMOUNT else None
        until = date(2026, 5, 20) if what in WITH_PROMISED_DAY else None
        event = Event(date(2026, 5, 1), what, amount, reported=what in WITH_AMOUNT, until=until)
        yield f"== {what}\n{ENGLISH.word_line((event,))}\n{CHINESE.word_line((event,))}\n"


def _labels() -> Iterator[str]:
    """Yield each line of the checklist, as a letter names its exhibits."""
    for line in LINES:
        group = ExhibitGroup(("E1", "E2"), line.id, Excerpt("left corner of the carton", 16))
        yield f"== {line.id}\n{ENGLISH.word_line((group,))}\n{CHINESE.word_line((group,))}\n"


def _files(count: int) -> Case:
    """A case with so many files, of which two show the same."""
    lines = (*("carton_out", "damage_close", "damage_close"), None, "chat_all", "unboxing")
    return case(*(_file(number, lines[number % len(lines)]) for number in range(count)))


def _file(number: int, line: str | None) -> Exhibit:
    caption = "left corner" if number % 5 == 1 else ""
    return exhibit(number, line, caption, kind="document" if number % 4 == 3 else "photo")


def _write(letter: str, answers: Known, files: Case) -> str:
    """One letter in both languages, as it is pasted."""
    found = BY_ID[letter]
    chinese = f"-- Chinese\n{found.chinese(answers, files)}\n" if found.chinese else ""
    return f"-- English\n{found.english(answers, files)}\n{chinese}"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, content in write_tables().items():
        (FOLDER / file).write_text(content, encoding="utf-8")
