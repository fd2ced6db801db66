"""A file is what its first bytes say, and what is not on the list is nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inspection.file_types import HEAD_BYTES, sniff_type
from bot.inspection.findings import FileType
from tests.support.inspection import sample_files

MAGIC = (
    b"",
    b"\xff\xd8\xff",
    b"\x89PNG\r\n",
    b"RIFF",
    b"II*\0",
    b"MM\0*",
    b"%PDF-",
    b"\0\0\0\x18ftyp",
)
"""How files begin, also those that go on as none does."""


def brand(*brands: bytes) -> bytes:
    return sample_files.box(b"ftyp", brands[0], bytes(4), *brands[1:])


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0", FileType.JPEG),
        (b"\x89PNG\r\n\x1a\n", FileType.PNG),
        (b"GIF89a", FileType.GIF),
        (b"RIFF\0\0\0\0WEBPVP8 ", FileType.WEBP),
        (brand(b"heic"), FileType.HEIF),
        (brand(b"mif1", b"mif1", b"heic"), FileType.HEIF),
        (brand(b"mif1", b"mif1", b"avif"), FileType.AVIF),
        (brand(b"avif"), FileType.AVIF),
        (brand(b"qt  "), FileType.MOV),
        (brand(b"isom"), FileType.MP4),
        (brand(b"mp42"), FileType.MP4),
        (brand(b"3gp4"), FileType.THREEGP),
        (brand(b"M4A "), FileType.M4A),
        (b"%PDF-1.4", FileType.PDF),
        (sample_files.voice(), FileType.OGG),
        (b"ID3\4\0", FileType.MP3),
        (b"\xff\xfb\x90\x64", FileType.MP3),
        ("你好，货收到了吗？".encode(), FileType.TEXT),
        ("价".encode() * 2000, FileType.TEXT),
        (b"<Li Wei> hello\r\n\tI have <b>", FileType.TEXT),
    ],
)
def test_what_is_taken(head: bytes, kind: FileType) -> None:
    assert sniff_type(head[:HEAD_BYTES]) is kind


@pytest.mark.parametrize(
    "head",
    [
        b"MZ\x90\0\3\0",
        b"PK\3\4",
        b"Rar!\x1a\7",
        brand(b"crx "),
        brand(b"jxl "),
        b"RIFF\0\0\0\0WAVEfmt ",
        b"OggS\0\2" + bytes(20) + b"\x80theora",
        b"\xff\xf1\x50\x80",  # another kind of sound
        b"\xff\xff\xff\xff",
        b"\n<HTML>",
        b"<?xml version='1.0'?>",
        b"#!/bin/sh",
        b"%!PS-Adobe",
        b"{\\rtf1",
        b"caf\xe9",
        b"a\0b",
    ],
)
def test_what_is_not(head: bytes) -> None:
    assert sniff_type(head) is None


@given(st.binary(max_size=HEAD_BYTES), st.sampled_from(MAGIC))
def test_any_bytes_have_a_type_or_none(rest: bytes, start: bytes) -> None:
    assert sniff_type(start + rest) in (None, *FileType)
