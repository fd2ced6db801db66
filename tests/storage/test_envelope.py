"""What is sealed opens with its key, in its place, unchanged, and in no other way."""

import base64

import pytest

from storage.crypto.envelope import DataKey, KeyRing, build_context
from storage.errors import BadKeysError, TamperedError, UnknownKeyError

PLACE = build_context("cases", "snapshot", "c1")
# Fixed, because they are part of some tests' names.
OLD, NEW = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))


@pytest.mark.parametrize("plain", [b"", b"order 1234567890", bytes(100_000)])
def test_what_was_sealed_opens(plain: bytes) -> None:
    box = DataKey.generate()
    sealed = box.seal(plain, PLACE)
    assert box.unseal(sealed, PLACE) == plain
    assert len(sealed) == len(plain) + 28


def test_the_same_content_never_looks_the_same() -> None:
    box = DataKey.generate()
    assert box.seal(b"yes", PLACE) != box.seal(b"yes", PLACE)


@pytest.mark.parametrize("at", [0, 11, 12, 15, -16, -1])
def test_a_changed_bit_is_noticed(at: int) -> None:
    box = DataKey.generate()
    sealed = bytearray(box.seal(b"accept 500 dollars", PLACE))
    sealed[at] ^= 1
    with pytest.raises(TamperedError):
        box.unseal(bytes(sealed), PLACE)


@pytest.mark.parametrize("kept", [0, 5, 12, 20, 27])
def test_a_cut_is_noticed(kept: int) -> None:
    box = DataKey.generate()
    with pytest.raises(TamperedError):
        box.unseal(box.seal(b"accept", PLACE)[:kept], PLACE)


def test_a_moved_value_does_not_open() -> None:
    box = DataKey.generate()
    with pytest.raises(TamperedError):
        box.unseal(box.seal(b"accept", PLACE), build_context("cases", "snapshot", "c2"))


def test_another_key_does_not_open() -> None:
    with pytest.raises(TamperedError):
        DataKey.generate().unseal(DataKey.generate().seal(b"accept", PLACE), PLACE)


def test_a_ring_of_other_keys_says_that_the_key_is_missing() -> None:
    sealed = KeyRing.parse(OLD).seal(b"accept", PLACE)
    with pytest.raises(UnknownKeyError, match="not in the ring"):
        KeyRing.parse(NEW).unseal(sealed, PLACE)


@pytest.mark.parametrize("text", [f"{NEW},{OLD}", f"{NEW}\n{OLD}\n", f" {NEW} , {OLD} "])
def test_a_ring_opens_with_old_keys_and_seals_with_the_first(text: str) -> None:
    sealed = KeyRing.parse(OLD).seal(b"accept", PLACE)
    both = KeyRing.parse(text)
    assert both.unseal(sealed, PLACE) == b"accept"
    assert KeyRing.parse(NEW).unseal(both.seal(b"accept", PLACE), PLACE) == b"accept"


def test_a_wrapped_key_opens_only_for_its_case() -> None:
    ring, box = KeyRing.parse(NEW), DataKey.generate()
    wrapped = ring.wrap(box, "c1")
    assert ring.unwrap(wrapped, "c1").key == box.key
    with pytest.raises(TamperedError):
        ring.unwrap(wrapped, "c2")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no sealing key."),
        (" \n,", "There is no sealing key."),
        ("not-base64!", "Sealing key 1 is not base64."),
        (f"{NEW},abc", "Sealing key 2 is not base64."),
        (base64.b64encode(b"short").decode(), "Sealing key 1 has 5 bytes instead of 32."),
        (f"{NEW},{NEW}", "A sealing key is there twice."),
    ],
)
def test_a_wrong_list_of_keys_is_told_clearly(text: str, said: str) -> None:
    with pytest.raises(BadKeysError) as error:
        KeyRing.parse(text)
    assert str(error.value) == said


def test_each_generated_key_is_new() -> None:
    assert KeyRing.generate() != KeyRing.generate()
