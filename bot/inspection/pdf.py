"""PDFs: how many pages, made when, and the pages as pictures, so that nothing active survives."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from bot.inspection.capture_date import parse_timestamp
from bot.inspection.findings import (
    DateSource,
    FileType,
    Inspection,
    RejectedFileError,
    RejectionReason,
)
from bot.inspection.open_image import guard_decoding

MAX_PAGES = 300
MAX_PAGE_POINTS = 14_400.0  # points: 200 inches, the most a reader of PDF has to show
MAX_SCALE = 4.0  # pixels a point; a stamp is not blown up to a poster


def inspect_pdf(path: Path) -> Inspection:
    """What a PDF is; raises RejectedFileError for a password, too many or too large pages."""
    with _open_document(path) as document:
        pages = len(document)
        written = document.get_metadata_value("CreationDate")
        capture_time = parse_timestamp(written, "", DateSource.WRITTEN)
        return Inspection(FileType.PDF, path.stat().st_size, pages=pages, capture_time=capture_time)


def render_pages(path: Path, side: int, most: int) -> Iterator[Image.Image]:
    """Yield the first pages as pictures of `side` pixels, or fewer where a page is small."""
    with _open_document(path) as document:
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()  # what was filled in is part of the page; no script is run
        for page in islice(document, most):
            scale = min(MAX_SCALE, side / max(page.get_size()))
            yield page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
            page.close()


@contextmanager
def _open_document(path: Path) -> Generator[pypdfium2.PdfDocument, None, None]:
    with guard_decoding(path, FileType.PDF):
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                raise RejectedFileError(RejectionReason.ENCRYPTED) from error
            raise
        try:
            _check_pages(document)
            yield document
        finally:
            document.close()


def _check_pages(document: pypdfium2.PdfDocument) -> None:
    if not 0 < len(document) <= MAX_PAGES:
        raise RejectedFileError(
            RejectionReason.TOO_MANY_PAGES if len(document) else RejectionReason.BROKEN
        )
    for number in range(len(document)):
        sides = document.get_page_size(number)
        if max(sides) > MAX_PAGE_POINTS:
            raise RejectedFileError(RejectionReason.TOO_LARGE)
        if min(sides) <= 0:
            raise RejectedFileError(RejectionReason.BROKEN)
