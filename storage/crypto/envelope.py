"""Sealing: AES-256-GCM under a case's own key, which is wrapped by the operator's key ring.

Everything sealed is bound to the place it belongs to (its *context*: table, column, row), so that
a value moved to another row does not open. The ring's first key seals; the others only open what
they sealed before, which is how a key is changed without a pause.
"""

import base64
import binascii
import hashlib
import os
import re
from collections.abc import Sequence
from typing import Protocol, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.errors import BadKeysError, TamperedError, UnknownKeyError

KEY_BYTES = 32
NONCE_BYTES = 12
NAME_BYTES = 4


class Sealer(Protocol):
    """What seals and opens: one key, or a ring of them."""

    def seal(self, plain: bytes, context: str) -> bytes:
        """The bytes to store."""
        ...

    def unseal(self, sealed: bytes, context: str) -> bytes:
        """The plain bytes; raises DecryptionError."""
        ...


class DataKey:
    """One 32-byte key; seals to nonce (12 bytes), ciphertext, tag (16 bytes)."""

    def __init__(self, key: bytes) -> None:
        self.key = key
        self._cipher = AESGCM(key)

    @classmethod
    def generate(cls) -> Self:
        """A random data key."""
        return cls(AESGCM.generate_key(KEY_BYTES * 8))

    def seal(self, plain: bytes, context: str) -> bytes:
        """The bytes to store; they open only with the same context."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, context.encode())

    def unseal(self, sealed: bytes, context: str) -> bytes:
        """The plain bytes; raises TamperedError."""
        nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, rest, context.encode())
        except (InvalidTag, ValueError) as error:
            raise TamperedError(f"{context} does not open: it was changed or moved") from error


class KeyRing:
    """The operator's keys: the first seals, all open.

    What it seals is the name of the key (4 bytes) and then as a DataKey seals it.
    """

    def __init__(self, keys: Sequence[bytes]) -> None:
        self.replace_keys(keys)

    @property
    def names(self) -> tuple[bytes, ...]:
        """What tells the keys apart, the first one first."""
        return tuple(self._keys)

    @property
    def current_name(self) -> bytes:
        """The name of the key that seals."""
        return self.names[0]

    def replace_keys(self, keys: Sequence[bytes]) -> None:
        """Have these keys from now on."""
        self._keys = {derive_key_name(key): DataKey(key) for key in keys}

    @classmethod
    def parse(cls, text: str) -> "KeyRing":
        """A ring of base64 keys of 32 bytes, divided by commas or lines; raises BadKeysError."""
        return KeyRing(cls.parse_keys(text))

    @staticmethod
    def parse_keys(text: str) -> list[bytes]:
        """The keys of a text as `parse` takes it; raises BadKeysError."""
        words = [word for word in re.split(r"[\s,]+", text) if word]
        if not words:
            raise BadKeysError("There is no sealing key.")
        keys = [_parse_key(word, place) for place, word in enumerate(words, start=1)]
        if len(set(keys)) < len(keys):
            raise BadKeysError("A sealing key is there twice.")
        return keys

    @staticmethod
    def generate() -> str:
        """A new random key, as text for the settings."""
        return base64.b64encode(DataKey.generate().key).decode()

    def seal(self, plain: bytes, context: str) -> bytes:
        """The bytes to store, under the current key."""
        name, key = next(iter(self._keys.items()))
        return name + key.seal(plain, context)

    def unseal(self, sealed: bytes, context: str) -> bytes:
        """The plain bytes; raises UnknownKeyError or TamperedError."""
        name = sealed[:NAME_BYTES]
        if name not in self._keys:
            raise UnknownKeyError(context, name.hex())
        return self._keys[name].unseal(sealed[NAME_BYTES:], context)

    def wrap(self, data_key: DataKey, case_id: str) -> bytes:
        """A case's data key, sealed for its row."""
        return self.seal(data_key.key, _build_wrap_context(case_id))

    def unwrap(self, wrapped: bytes, case_id: str) -> DataKey:
        """The data key of a case; raises UnknownKeyError or TamperedError."""
        return DataKey(self.unseal(wrapped, _build_wrap_context(case_id)))


def build_context(table: str, column: str, row: object) -> str:
    """The context of one value of one row."""
    return f"{table}/{column}/{row}"


def derive_key_name(key: bytes) -> bytes:
    """What tells keys apart and says nothing about them: a piece of a hash."""
    return hashlib.sha256(b"name of a sealing key:" + key).digest()[:NAME_BYTES]


def _build_wrap_context(case_id: str) -> str:
    return build_context("cases", "wrapped_key", case_id)


def _parse_key(word: str, place_in_ring: int) -> bytes:
    """One key; an error names its place and never its text."""
    try:
        key = base64.b64decode(word, validate=True)
    except binascii.Error as error:
        raise BadKeysError(f"Sealing key {place_in_ring} is not base64.") from error
    if len(key) != KEY_BYTES:
        raise BadKeysError(
            f"Sealing key {place_in_ring} has {len(key)} bytes instead of {KEY_BYTES}."
        )
    return key
