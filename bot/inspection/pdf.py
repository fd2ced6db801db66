"""PDFs: how many pages, made when, and the pages as pictures, so that nothing active survives."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from bot.inspection.capture_date import stamp
from bot.inspection.findings import Inspection, Kind, Reason, Source, Unfit
from bot.inspection.open_image import decoding

MOST_PAGES = 300
LARGEST_PAGE = 14_400.0  # points: 200 inches, the most a reader of PDF has to show
LARGEST_SCALE = 4.0  # pixels a point; a stamp is not blown up to a poster


def paper(path: Path) -> Inspection:
    """What a PDF is; raises Unfit for one with a password, too many or monstrous pages."""
    with _opened(path) as document:
        pages = len(document)
        written = document.get_metadata_value("CreationDate")
        taken = stamp(written, "", Source.WRITTEN)
        return Inspection(Kind.PDF, path.stat().st_size, pages=pages, taken=taken)


def pictures(path: Path, side: int, most: int) -> Iterator[Image.Image]:
    """Yield the first pages as pictures of `side` pixels, or fewer where a page is small."""
    with _opened(path) as document:
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()  # what was filled in is part of the page; no script is run
        for page in islice(document, most):
            scale = min(LARGEST_SCALE, side / max(page.get_size()))
            yield page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
            page.close()


@contextmanager
def _opened(path: Path) -> Generator[pypdfium2.PdfDocument, None, None]:
    with decoding(path, Kind.PDF):
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                raise Unfit(Reason.ENCRYPTED) from error
            raise
        try:
            _cap(document)
            yield document
        finally:
            document.close()


def _cap(document: pypdfium2.PdfDocument) -> None:
    if not 0 < len(document) <= MOST_PAGES:
        raise Unfit(Reason.TOO_MANY_PAGES if len(document) else Reason.BROKEN)
    for number in range(len(document)):
        sides = document.get_page_size(number)
        if max(sides) > LARGEST_PAGE:
            raise Unfit(Reason.TOO_LARGE)
        if min(sides) <= 0:
            raise Unfit(Reason.BROKEN)
