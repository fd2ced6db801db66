"""The case file drafted from answers: for every problem, for hardly any answer, for any guide."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from flows.casefile.draft import draft_case_file, write_open_letters
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.casefile.measured_difference import measure_difference
from flows.guides.alibaba.casefile.proof_lines import PROVES
from flows.guides.alibaba.evidence.checklist import LINES, REQUESTED_LINES
from flows.model.case import ExhibitState, open_case
from flows.model.case_file import BuildInfo, DateSource, FileMetadata, Phrase
from flows.model.money import Money
from tests.support.casefile import case_files
from tests.support.flows.alibaba_buyer import (
    PAYMENTS,
    PROBLEMS,
    Chat,
    asked_for_proof,
    escalated,
    filed,
)
from tests.support.flows.guides.parcel import GUIDE as PARCEL


@pytest.mark.parametrize("skipping", [False, True])
@pytest.mark.parametrize("payment", PAYMENTS)
@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_problem_has_its_papers(problem: str, payment: str, *, skipping: bool) -> None:
    chat = asked_for_proof(problem, payment, "bank", skipping=skipping)
    made = draft_case_file(GUIDE, case_files.case(chat, *case_files.exhibits()), case_files.MAKING)
    for words in (made.cover.issue, made.cover.asked, made.method.text):
        assert words.en
        assert words.zh
    assert made.chronology[-1].is_exempt
    assert made.cover.strongest
    assert [sheet.label for sheet in made.sheets] == [f"E{n}" for n in range(1, 8)]


def test_a_case_nobody_answered_has_its_papers() -> None:
    made = draft_case_file(
        GUIDE, open_case("c1", "alibaba", case_files.MADE), BuildInfo(case_files.MADE)
    )
    assert made.cover.issue.en == "I have a problem with my order."
    assert (made.lines, made.sums, made.communications, made.sheets) == ((), (), (), ())


def test_a_guide_that_declares_no_case_file_has_one_of_the_files_alone() -> None:
    kept = replace(open_case("c1", PARCEL.id, case_files.MADE), exhibits=case_files.exhibits())
    made = draft_case_file(PARCEL, kept, case_files.MAKING)
    assert made.cover.title == Phrase(PARCEL.title)
    assert [sheet.title.en for sheet in made.sheets][-2:] == ["Film", "Voice message"]
    assert [sheet.origin.form for sheet in made.sheets][:2] == ["compressed", "original"]
    broken = (
        replace(kept.exhibits[0], state=ExhibitState.LOST, refused="broken"),
        *kept.exhibits[1:],
    )
    made = draft_case_file(PARCEL, replace(kept, exhibits=broken), case_files.MAKING)
    assert [sheet.label for sheet in made.sheets] == [f"E{n}" for n in range(2, 8)]


def test_the_comparison_counts_and_quotes() -> None:
    lines = case_files.whole().lines
    assert [line.difference.en for line in lines] == [
        "40 of 480 (8.3%)",
        "0.4 mm less (20%)",
        "Not as agreed",
    ]
    assert [line.by_buyer for line in lines] == [False, True, True]
    assert lines[1].source.en == "in the attachment of the order"
    assert lines[1].exhibits == ("E1", "E4")


def test_missing_late_and_lost_goods_are_compared_too() -> None:
    days = {"paid_on": date(2026, 3, 1), "ship_by": date(2026, 4, 1)}
    late = Chat().drive(
        "evidence", problem="never_arrived", shipped="yes", shipped_on=date(2026, 4, 11), **days
    )
    made = draft_case_file(GUIDE, case_files.case(late), case_files.MAKING)
    assert made.lines[1].difference == Phrase("10 days late", "晚10天")
    assert "Nothing arrived" in {line.received.en for line in made.lines}
    short = Chat().drive("evidence", problem="missing", units_ordered=60, units_received=45)
    made = draft_case_file(GUIDE, case_files.case(short), case_files.MAKING)
    assert made.lines[0].difference == Phrase("15 units fewer (25%)", "少15件（25%）")


@pytest.mark.parametrize(
    ("agreed", "received", "found"),
    [
        ("2.0 mm", "1.6 mm", "0.4 mm less (20%)"),
        ("weight 500 g", "measured: 620g", "120 g more (24%)"),
        ("2 mm", "2.0 mm", None),
        ("2 mm", "2 cm", None),
        ("2.0 mm or 3.0 mm", "1.6 mm", None),
        ("1,200 kg", "900 kg", None),
        ("black", "white", None),
        ("-5 mm", "5 mm", None),
        ("0 mm", "5 mm", "5 mm more"),
    ],
)
def test_a_difference_is_worked_out_only_without_doubt(
    agreed: str, received: str, found: str | None
) -> None:
    made = measure_difference(agreed, received)
    assert (made.en if made else None) == found


def test_a_file_cannot_show_what_came_after_it() -> None:
    whole = case_files.whole()
    wrote = next(row for row in whole.communications if row.sender.en == "Buyer")
    assert wrote.exhibits == ("E5",)
    early = tuple(
        replace(each, received_at=case_files.MADE - timedelta(days=90))
        for each in case_files.exhibits()
    )
    made = draft_case_file(GUIDE, case_files.case(case_files.told(), *early), case_files.MAKING)
    assert made.communications[0].exhibits == ()


def test_photos_that_a_camera_dated_are_one_row_from_the_day_the_goods_came() -> None:
    """A file's own date is no event of the order, and an older photo explains nothing by itself."""
    days: dict[str, tuple[DateSource, int]] = {
        "x0": ("camera", 1),
        "x1": ("camera", 4),
        "x2": ("file", 1),
        "x3": ("camera", -6),
    }
    origins = {
        name: FileMetadata(case_files.CAMERA + timedelta(days=shift), source)
        for name, (source, shift) in days.items()
    }
    making = replace(case_files.MAKING, origins=origins)
    held = case_files.case(case_files.told(), *case_files.exhibits())
    made = draft_case_file(GUIDE, held, making)
    taken = [(row.day, row.until, row.exhibits) for row in made.chronology if row.until]
    assert taken == [(date(2026, 5, 10), date(2026, 5, 13), ("E1", "E2"))]
    assert "own date" not in " ".join(row.text.en for row in made.chronology)


def test_the_chronology_and_the_log_do_not_repeat_each_other() -> None:
    whole = case_files.whole()
    order = [(row.day, row.text.en) for row in whole.chronology]
    log = [(row.day, row.text.en) for row in whole.communications]
    assert not {*order} & {*log}
    told = [(row.day, row.text.en) for row in whole.timeline]
    assert sorted(told) == sorted((*order, *log))
    assert [day for day, _ in told] == sorted(day for day, _ in told)


def test_the_log_holds_both_sides_and_the_platform() -> None:
    chat = filed(first_message="already")
    chat.say(case_wait="offered", case_offer_kind="money", case_offer_amount=Money(20_000, "USD"))
    chat.say(case_offer="refuse")
    made = draft_case_file(GUIDE, case_files.case(chat), case_files.MAKING)
    told = [(row.sender.en, row.text.en) for row in made.communications]
    assert ("Seller", "The seller knew of the problem") in told
    assert ("Buyer", "Refund request filed on Alibaba") in told
    assert ("Seller", "In the case, the seller offered USD 200.00") in told
    assert [row.day for row in made.communications] == sorted(r.day for r in made.communications)
    asked = escalated().say(mediator_wait="asked", evidence_asked="The invoice, please")
    made = draft_case_file(GUIDE, case_files.case(asked), case_files.MAKING)
    assert "Alibaba" in {row.sender.en for row in made.communications}


def test_the_sellers_own_words_stand_beside_what_they_did() -> None:
    chat = refused_chat()
    made = draft_case_file(GUIDE, case_files.case(chat), case_files.MAKING)
    quotes = {row.text.en: (row.quote, row.day, row.is_reported) for row in made.communications}
    refused = quotes["The seller refused"]
    assert (refused[0], refused[2]) == ("Not our fault.", True)
    assert quotes["Admitted the problem in writing"] == ("Sorry!", date(2026, 5, 9), False)


def refused_chat() -> Chat:
    """A buyer whose seller wrote first that they are sorry, and then refused."""
    days = dict.fromkeys(("paid_on", "shipped_on", "delivered_on"), date(2026, 5, 10))
    return Chat().drive(
        "evidence",
        **{**days, "admitted_on": date(2026, 5, 9)},
        confirmed="no",
        countdown="no",
        first_message="sent",
        seller_wait="refused",
        refused_words="Not our fault.",
        final_notice="sent",
        admission="Sorry!",
    )


def test_every_line_of_the_checklist_says_what_it_shows() -> None:
    assert {line.id for line in (*LINES, *REQUESTED_LINES)} == {*PROVES}
    assert all(words.en.endswith(".") and words.zh.endswith("。") for words in PROVES.values())


def test_lost_files_are_left_out_and_kept_ones_listed() -> None:
    first, second, *_ = case_files.exhibits()
    files = (
        replace(first, state=ExhibitState.LOST),
        replace(second, state=ExhibitState.KEPT, digest=None),
    )
    made = draft_case_file(GUIDE, case_files.case(case_files.told(), *files), case_files.MAKING)
    assert [(sheet.label, sheet.sha256) for sheet in made.sheets] == [("E2", "")]
    assert made.cover.strongest == ()


def test_the_texts_to_paste_are_those_of_the_step_on_screen() -> None:
    written = write_open_letters(GUIDE, case_files.case(case_files.told()))
    assert {*written} == {"refund-request.en.txt", "refund-request.zh.txt"}
    assert all(text.strip() for text in written.values())
    waiting = write_open_letters(GUIDE, case_files.case(filed()))
    assert not waiting, "what was filed is not open any more"
