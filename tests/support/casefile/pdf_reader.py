"""Look into a PDF as a reader's program does: its text, its pages, its pictures and their words."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

MM = 25.4 / 72
"""Millimetres of a point."""


@dataclass(frozen=True)
class Contents:
    """What a PDF holds: the text of each page, pictures, what stands for them, and bookmarks."""

    pages: tuple[str, ...]
    pictures: int
    described: tuple[str, ...]
    bookmarks: tuple[str, ...]

    @property
    def text(self) -> str:
        """All pages, on one line."""
        return " ".join(" ".join(self.pages).split())


def contents(pdf: bytes) -> Contents:
    """Return what is in a PDF."""
    with closing(pdfium.PdfDocument(pdf)) as document:
        pages, pictures, described = list[str](), 0, list[str]()
        for page in document:
            with closing(page):
                with closing(page.get_textpage()) as text:
                    pages.append(text.get_text_range())
                kinds = [raw.FPDF_PAGEOBJ_IMAGE]
                pictures += sum(1 for _ in page.get_objects(filter=kinds, max_depth=9))
                described += _described(page)
        bookmarks = tuple(mark.get_title() for mark in document.get_toc())
    return Contents(tuple(pages), pictures, tuple(described), bookmarks)


def picture_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return the width and height of every picture as printed, in millimetres."""
    found = list[tuple[float, float]]()
    with closing(pdfium.PdfDocument(pdf)) as document:
        for page in document:
            with closing(page):
                for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=9):
                    left, bottom, right, top = picture.get_bounds()
                    found.append(((right - left) * MM, (top - bottom) * MM))
    return found


def _described(page: pdfium.PdfPage) -> Iterator[str]:
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    for number in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from _alternatives(raw.FPDF_StructTree_GetChildAtIndex(tree, number))
    raw.FPDF_StructTree_Close(tree)


def _alternatives(element: object) -> Iterator[str]:
    if not element:
        return
    if _asked(raw.FPDF_StructElement_GetType, element) == "Figure":
        yield _asked(raw.FPDF_StructElement_GetAltText, element)
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _alternatives(raw.FPDF_StructElement_GetChildAtIndex(element, number))


def _asked(function: object, element: object) -> str:
    assert callable(function)
    size = function(element, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    function(element, buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")
