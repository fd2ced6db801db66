"""Sealed files: AES-256-GCM in the STREAM construction, chunk by chunk.

A file is `MAGIC`, a salt (32 bytes), a nonce prefix (7 bytes), then chunks of 1 MiB of content,
each with a tag (16 bytes). The file's key is derived from the case's key and the salt. A chunk's
nonce is the prefix, its number and whether it is the last, so chunks cannot be cut off, swapped or
added; the case's id is bound to each, so a file cannot be moved to another case.

Source: Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance", 2015.
"""

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import TamperedError

MAGIC = b"EXH1"
SALT_BYTES = 32
PREFIX_BYTES = 7
TAG_BYTES = 16
HEADER_BYTES = len(MAGIC) + SALT_BYTES + PREFIX_BYTES
CHUNK_BYTES = 1 << 20


class ChunkCipher:
    """The chunks of one file in order, for sealing or for opening."""

    def __init__(self, key: bytes, case_id: str, head: bytes) -> None:
        salt = head[len(MAGIC) : -PREFIX_BYTES]
        derived = HKDF(SHA256(), length=32, salt=salt, info=b"file of a case").derive(key)
        self._cipher = AESGCM(derived)
        self._prefix = head[-PREFIX_BYTES:]
        self._case_id = case_id.encode()
        self._chunk_number = 0

    def seal(self, chunk: bytes, *, last: bool) -> bytes:
        """The next chunk, sealed."""
        return self._cipher.encrypt(self._next_nonce(last=last), chunk, self._case_id)

    def unseal(self, sealed: bytes, *, last: bool) -> bytes:
        """The next chunk, opened; raises TamperedError."""
        try:
            return self._cipher.decrypt(self._next_nonce(last=last), sealed, self._case_id)
        except (InvalidTag, ValueError) as error:
            raise TamperedError("a file does not open: it was changed, cut or moved") from error

    def _next_nonce(self, *, last: bool) -> bytes:
        number, self._chunk_number = self._chunk_number, self._chunk_number + 1
        return self._prefix + struct.pack(">IB", number, last)


def make_header() -> bytes:
    """The beginning of a new file."""
    return MAGIC + os.urandom(SALT_BYTES + PREFIX_BYTES)


def unseal_chunks(sealed: BinaryIO, key: bytes, case_id: str) -> Iterator[bytes]:
    """The chunks of a sealed file, read as they are asked for; raises TamperedError."""
    head = sealed.read(HEADER_BYTES)
    if len(head) < HEADER_BYTES or not head.startswith(MAGIC):
        raise TamperedError("a file does not open: it does not begin like one of ours")
    stream = ChunkCipher(key, case_id, head)
    step = CHUNK_BYTES + TAG_BYTES
    chunk = sealed.read(step)
    while following := sealed.read(step):
        yield stream.unseal(chunk, last=False)
        chunk = following
    yield stream.unseal(chunk, last=True)
