"""Data set in type by the templates: a PDF for the archive, or pictures of single pages.

Text travels as values of a JSON file and nothing else, so none of it can become markup. Every
document is made in a fresh folder that holds our own files only, because links would be followed.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import typst

from bot.casefile.pages.fonts_index import FONTS_FOLDER as FONTS
from bot.isolation.scratch_dir import open_task_folder

TEMPLATE_FOLDER = Path(__file__).parent / "template"
ARCHIVAL_STANDARDS = ("a-3a", "ua-1")
TemplateName = Literal["pages", "first", "timeline"]


class TypesettingError(Exception):
    """The pages could not be made; the text says what the typesetter said."""


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A finished PDF; `archival` when it keeps the standards for archives and accessibility."""

    content: bytes
    archival: bool


def render_pdf(
    data: Mapping[str, Any], pictures: Mapping[str, Path], made_at: datetime
) -> RenderedPdf:
    """Return the case file, as archival PDF where that can be, else as a plain one.

    `pictures` are the image files by the name the data calls them. The same input gives the same
    bytes. Raises TypesettingError.
    """
    with _prepare_folder(data, pictures) as folder:
        try:
            pdf = _compile_template(
                folder, "pages", made_at, pdf_standards=list(ARCHIVAL_STANDARDS)
            )
        except TypesettingError:
            return RenderedPdf(_compile_template(folder, "pages", made_at), archival=False)
        return RenderedPdf(pdf, archival=True)


def render_png(
    sheet: TemplateName,
    data: Mapping[str, Any],
    pictures: Mapping[str, Path],
    made_at: datetime,
    ppi: float,
) -> bytes:
    """Return the first page of a template as a PNG. Raises TypesettingError."""
    with _prepare_folder(data, pictures) as folder:
        return _compile_template(folder, sheet, made_at, format="png", ppi=ppi)


@contextmanager
def _prepare_folder(data: Mapping[str, Any], pictures: Mapping[str, Path]) -> Iterator[Path]:
    with open_task_folder() as folder:
        for template in TEMPLATE_FOLDER.glob("*.typ"):
            shutil.copyfile(template, folder / template.name)
        for called, path in pictures.items():
            shutil.copyfile(path, folder / called)
        (folder / "case.json").write_text(json.dumps(data), encoding="ascii")
        yield folder


def _compile_template(
    folder: Path, sheet: TemplateName, made_at: datetime, **options: Any
) -> bytes:
    """Return the document; of one that is a picture a page, the first."""
    try:
        document: bytes | list[bytes] = typst.compile(
            str(folder / f"{sheet}.typ"),
            root=str(folder),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            timestamp=made_at.astimezone(UTC).replace(microsecond=0),
            **options,
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the typesetter is no Exception
        raise TypesettingError(str(error)) from error
    return document[0] if isinstance(document, list) else document
