"""The copy to show as a PDF: no name, no number, no file, and nothing of them behind the page."""

from pathlib import Path

from bot.casefile.builders import build_redacted_copy
from flows.casefile.redaction import SUBJECT, redact_case_file
from tests.support.casefile import case_files
from tests.support.casefile.pdf_reader import contents
from tests.support.inspection.exiftool import read_all


def test_the_pdf_tells_the_story_and_not_who(tmp_path: Path) -> None:
    whole = case_files.whole()
    path = tmp_path / build_redacted_copy(redact_case_file(whole, [case_files.ORDER]), tmp_path)
    assert path.name == "copy-to-show.pdf"
    found = contents(path.read_bytes())
    assert SUBJECT in found.pages[0]
    assert whole.sums[0].amount in found.text
    assert found.pictures == 0
    assert "Integrity of the files" not in found.text
    told = found.text + read_all(path)
    for secret in (case_files.ORDER, case_files.SUPPLIER, *case_files.NAMES, whole.reference):
        assert secret not in told
    assert all(sheet.sha256[:16] not in told for sheet in whole.sheets)
