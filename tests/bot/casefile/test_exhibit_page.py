"""A sheet states no finding: it says who says what a file shows, and who dated it."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.casefile.manifest import build_chain
from bot.casefile.pages.exhibit_page import build_exhibit
from flows.casefile.draft import draft_case_file
from flows.guides.alibaba import GUIDE
from flows.model.case import Exhibit, ExhibitState, LineSource
from flows.model.case_file import CaseFile, FileMetadata
from tests.support.casefile import case_files

TAKEN = FileMetadata(case_files.CAMERA, "camera")


def drawn(exhibit: Exhibit) -> tuple[CaseFile, dict[str, object]]:
    """The case file with this one exhibit, and what its sheet says."""
    making = replace(case_files.MAKING, origins={exhibit.id: TAKEN})
    made = draft_case_file(GUIDE, case_files.case(case_files.told(), exhibit), making)
    return made, build_exhibit(made.sheets[0], build_chain(made, {}), {})


def facts(page: dict[str, object]) -> dict[str, str]:
    rows = page["facts"]
    assert isinstance(rows, list)
    return {row["label"]["en"]: row["value"] for row in rows}


def test_what_a_file_shows_is_what_the_buyer_says_or_what_it_was_sent_for() -> None:
    first = replace(case_files.exhibits()[0], line="measured")
    _, told = drawn(replace(first, line_from=LineSource.BUYER))
    _, read = drawn(replace(first, line_from=LineSource.READ))
    _, proposed = drawn(replace(first, line_from=None))
    assert told["proves_label"] == {"en": "The buyer says it shows", "zh": "买家说明其内容"}
    assert read["proves_label"] == {"en": "Sent to show", "zh": "提交目的"}
    assert told["proves"] == read["proves"] != proposed["proves"]
    assert proposed["proves"] == {"en": "", "zh": ""}
    assert proposed["title"] == {"en": "Photo", "zh": "照片"}


def test_a_date_that_the_buyer_denies_is_no_event_and_is_said_to_be_wrong() -> None:
    first = case_files.exhibits()[0]
    made, page = drawn(first)
    assert [row.day.isoformat() for row in made.chronology if row.exhibits] == ["2026-05-09"]
    assert page["dated"] == "9 May 2026"
    made, page = drawn(replace(first, date_denied=True))
    assert not [row for row in made.chronology if row.exhibits]
    assert page["dated"] == "13 May 2026"
    assert facts(page)["The date is"] == (
        "written into the file by the camera; the buyer says that it is wrong"
    )


def test_a_forwarded_file_names_who_sent_it_first() -> None:
    at = datetime(2026, 5, 8, 7, 30, tzinfo=UTC)
    _, page = drawn(replace(case_files.exhibits()[0], author="李雷 Sales", written_at=at))
    assert facts(page)["First sent by"] == "李雷 Sales, 8 May 2026, 07:30 UTC"
    _, page = drawn(case_files.exhibits()[0])
    assert "First sent by" not in facts(page)


def test_a_forwarded_text_is_in_the_words_of_its_author_and_no_file() -> None:
    at = datetime(2026, 5, 8, 7, 30, tzinfo=UTC)
    first = replace(case_files.exhibits()[0], author="李雷 Sales", written_at=at)
    _, photo = drawn(first)
    assert photo["words_label"] == {"en": "in the words of its author", "zh": "作者原话"}
    _, page = drawn(replace(first, kind="message", line=None, digest=None, state=ExhibitState.KEPT))
    assert page["title"] == {"en": "Forwarded message", "zh": "转发的消息"}
    assert (page["words_label"], page["dated"]) == (photo["words_label"], "8 May 2026")
    assert facts(page) == {
        "First sent by": "李雷 Sales, 8 May 2026, 07:30 UTC",
        "Received": facts(photo)["Received"],
    }
    _, own = drawn(case_files.exhibits()[0])
    assert own["words_label"] == {"en": "in the buyer's own words", "zh": "买家原话"}
