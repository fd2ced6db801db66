"""The pages: what is on them, that they can be read aloud, and that they come out the same."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from bot.casefile.builders import build_full_pack, build_upload_pack, render_picture
from bot.casefile.manifest import ManifestFile, build_chain
from bot.casefile.pages.template_data import TemplateInput, build_template_data
from bot.casefile.pages.typesetting import TemplateName, TypesettingError, render_pdf
from bot.casefile.result import BuildResult
from flows.model.case_file import CaseFile, Phrase
from tests.support.casefile import case_files
from tests.support.casefile.pdf_reader import Contents, contents, picture_sizes

PNG = b"\x89PNG\r\n\x1a\n"
ON_COVER = 3
PRINTED = 6
"""Pictures on the cover, and on the sheets."""


def test_the_pages_are_archival_and_as_many_as_there_should_be(
    pack: tuple[Path, BuildResult], document: Contents
) -> None:
    folder, bound = pack
    marked = (folder / bound.names[0]).read_bytes()
    sheets = 5  # two photos to a page, a paper of two pages by itself
    assert bound.archival
    assert b"pdfaid:part>3" in marked
    assert b"pdfuaid:part>1" in marked
    assert len(document.pages) == 1 + 2 + sheets + 1
    (title,) = set(re.findall(rb"<dc:title><rdf:Alt>.*?>([^<]*)</rdf:li>", marked))
    assert title.decode().startswith(f"Case file, Order {case_files.ORDER}")
    assert "Shenzhen Brightway" in title.decode()


def test_the_pages_say_what_they_must(document: Contents) -> None:
    cover = document.pages[0]
    for words in (
        case_files.ORDER,
        "深圳",
        "USD 541.59",
        "version 1",
        "E1",
        "Gulf Office Supplies FZE",
    ):
        assert words in cover, words
    for words in ("Продавец", "买家原话", "0.4 mm less (20%)", "E06-failing.mp4"):
        assert words in document.text, words
    assert "no document" not in document.text
    for n in range(len(case_files.LINES)):
        digest = case_files.exhibits()[n].digest
        assert digest
        assert document.text.count(digest) == 1


def test_a_text_that_was_sent_is_named_and_stands_there_word_for_word(document: Contents) -> None:
    name = "texts/sent/2026-05-11-first-message.en.txt"
    assert f"Text as sent 原文: {name}, page 9" in document.text
    annex = " ".join(document.pages[-1].split())
    assert name in annex
    assert "the material of 38 of 480 panels is not as agreed. 😀" in annex
    assert "480件面板中有38件材质与约定不符" in annex.replace(" ", "")


def test_the_parts_stand_in_their_order(document: Contents) -> None:
    headings = (
        *("Agreed and received", "How the units were checked", "Amounts", "Chronology"),
        *("Communication log", "In the buyer's own words", "Exhibits", "Texts as sent"),
        "Integrity of",
    )
    later = " ".join(" ".join(document.pages[1:]).split())
    places = [later.index(f"{n} {words}") for n, words in enumerate(headings, start=1)]
    assert places == sorted(places)


def test_every_exhibit_has_its_sheet_and_photos_stand_two_to_a_page(document: Contents) -> None:
    sheets = [page for page in document.pages[3:-1] if "The date is" in page]
    shown = [re.findall(r"\bE\d+(?= [A-Z])", page) for page in sheets]
    assert shown == [["E1", "E2"], ["E3"], ["E4"], ["E5", "E6", "E7"]]
    named = sum(page.count("Name as received") for page in sheets)
    assert named == len([kind for kind in case_files.KINDS if kind in ("document", "video")])
    assert "E1 Each difference, measured" in document.bookmarks
    assert len([mark for mark in document.bookmarks if mark.startswith("E")]) == len(
        case_files.LINES
    )


@pytest.mark.parametrize(
    ("size", "wide", "high"),
    [((64, 64), 17, 17), ((1600, 1200), 102, 77), ((1200, 1600), 66, 88), ((1920, 1080), 128, 72)],
)
def test_a_picture_is_printed_at_most_as_large_as_it_is(
    size: tuple[int, int], wide: int, high: int, tmp_path: Path
) -> None:
    picture = tmp_path / "p.jpg"
    Image.new("RGB", size, "#c8b89a").save(picture, "JPEG")
    one = replace(case_files.whole(), sheets=case_files.whole().sheets[:1])
    bound = build_full_pack(one, {"E1": ManifestFile(None, (picture,))}, {}, tmp_path)
    printed = picture_sizes((tmp_path / bound.names[0]).read_bytes())[-1]
    assert printed == pytest.approx((wide, high), abs=2)


def test_every_picture_is_described(document: Contents) -> None:
    assert document.pictures == ON_COVER + PRINTED
    assert len(document.described) == document.pictures
    assert all(words.startswith("Exhibit E") for words in document.described)


def test_a_film_and_a_recording_are_named_in_place_of_a_picture(document: Contents) -> None:
    assert "A film to play." in document.text
    assert "Plays for 1 min 23 s" in document.text
    assert "Plays for 12 s" in document.text


def test_the_date_of_an_exhibit_comes_with_where_it_is_from(document: Contents) -> None:
    assert "9 May 2026, 09:14 (UTC+04:00)" in document.text
    assert "written into the file by the camera" in document.text
    assert "this is when it was received" in document.text
    assert "sent as a photo, compressed by the messenger" in document.text


def test_the_same_input_gives_the_same_bytes(
    pack: tuple[Path, BuildResult], held: Mapping[str, ManifestFile], tmp_path: Path
) -> None:
    folder, bound = pack
    texts = {"first-message.zh.txt": "您好：\n", "first-message.en.txt": "Hello,\n"}
    assert build_full_pack(case_files.whole(), held, texts, tmp_path) == bound
    for name in bound.names:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


@pytest.mark.parametrize("sheet", ["first", "timeline"])
def test_there_are_pictures_for_the_chat(
    sheet: TemplateName, held: Mapping[str, ManifestFile], tmp_path: Path
) -> None:
    made = render_picture(sheet, case_files.whole(), held, tmp_path)
    assert (tmp_path / made).read_bytes().startswith(PNG)


def test_a_long_history_still_fits_one_picture(tmp_path: Path) -> None:
    whole = case_files.whole()
    many = replace(whole, timeline=whole.timeline * 40)
    made = render_picture("timeline", many, {}, tmp_path)
    assert (tmp_path / made).stat().st_size < 3_000_000


def test_what_is_new_stands_on_the_cover(tmp_path: Path) -> None:
    newer = replace(case_files.whole(), version=2, changes=(Phrase("Added: E7", "新增：E7"),))
    bound = build_upload_pack(newer, {}, tmp_path)
    cover = contents((tmp_path / bound.names[0]).read_bytes()).pages[0]
    assert "New in version 2" in cover
    assert "Added: E7" in cover


def test_hardly_any_answer_is_enough(tmp_path: Path) -> None:
    bound = build_full_pack(case_files.empty(), {}, {}, tmp_path)
    text = contents((tmp_path / bound.names[0]).read_bytes()).text
    assert bound.archival
    assert "No file has been sent yet." in text
    assert "No amount has been stated." in text


def test_a_picture_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 cut off")
    whole = case_files.draw(tmp_path / "whole.jpg", "whole")
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(whole.read_bytes()[:-2000])
    held = {"E1": ManifestFile(None, (broken,)), "E2": ManifestFile(None, (cut,))}
    build_upload_pack(case_files.whole(), held, tmp_path)
    bound = build_full_pack(case_files.whole(), held, {}, tmp_path)
    made = contents((tmp_path / bound.names[0]).read_bytes())
    assert bound.archival
    assert made.pictures == 0
    assert "Not enclosed here. The buyer keeps this file." in made.text


def test_an_exhibit_without_a_sheet_is_not_cited() -> None:
    whole = case_files.whole()
    fewer = replace(whole, sheets=whole.sheets[:1])
    printed = render_pdf(data_of(fewer), {}, case_files.MADE)
    assert printed.archival
    assert "E5" not in contents(printed.content).text


def data_of(case_file: CaseFile) -> dict[str, object]:
    """The data of the pages, without files."""
    return build_template_data(case_file, TemplateInput(build_chain(case_file, {})))


def test_what_the_archive_standard_refuses_comes_out_as_a_plain_document() -> None:
    data = data_of(case_files.empty()) | {"story": ["private use \ue000"]}
    printed = render_pdf(data, {}, case_files.MADE)
    assert not printed.archival
    assert printed.content.startswith(b"%PDF-")


def test_a_document_that_cannot_be_made_says_so() -> None:
    with pytest.raises(TypesettingError):
        render_pdf({"title": "nothing else"}, {}, case_files.MADE)


def test_the_zone_of_the_maker_is_of_no_matter() -> None:
    data = data_of(case_files.empty())
    there = case_files.MADE.astimezone(ZoneInfo("America/Los_Angeles"))
    assert render_pdf(data, {}, there) == render_pdf(data, {}, case_files.MADE)


class Panic(BaseException):
    """What the typesetter raises when it has a fault of its own."""


@pytest.mark.parametrize(("raised", "met"), [(Panic, TypesettingError), (KeyboardInterrupt,) * 2])
def test_a_panic_of_the_typesetter_is_no_crash(
    raised: type[BaseException], met: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def panic(*_args: object, **_options: object) -> bytes:
        raise raised

    monkeypatch.setattr("bot.casefile.pages.typesetting.typst.compile", panic)
    with pytest.raises(met):
        render_pdf(data_of(case_files.empty()), {}, case_files.MADE)
