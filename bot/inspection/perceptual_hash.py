"""Whether two pictures are one picture sent twice; the pictures of a series are not."""

from dataclasses import dataclass

HASH_BYTES = 288  # bytes
# Copies, made smaller, coarser and brighter, had up to 10 bits and 14 levels; pictures of one panel
# in one pose, with one more scratch, as few as 4 bits, but never less than 27 levels.
MAX_BITS = 12
MAX_LEVELS = 20


@dataclass(frozen=True, slots=True)
class PerceptualHash:
    """What two copies of one picture have in common, and two pictures of a series have not."""

    slopes: int  # 256 bits: whether the light falls, along 16 rows of 17 points
    levels: bytes  # 16 x 16 mean levels of grey, with the contrast stretched

    def to_bytes(self) -> bytes:
        """The same in 288 bytes, to be stored."""
        return self.slopes.to_bytes(32, "big") + self.levels

    @classmethod
    def from_bytes(cls, stored: bytes) -> "PerceptualHash":
        """Return what `to_bytes` gave; raises ValueError for another number of bytes."""
        if len(stored) != HASH_BYTES:
            raise ValueError("a perceptual hash is 288 bytes")
        return cls(int.from_bytes(stored[:32], "big"), stored[32:])


def is_same_picture(one: PerceptualHash, other: PerceptualHash) -> bool:
    """Whether both are the same picture: recompressed, made smaller, or lit a little differently.

    The slopes alone do not tell two panels in the same pose apart, and a series of damaged panels
    is exactly that; a crop of a picture counts as another.
    """
    if (one.slopes ^ other.slopes).bit_count() > MAX_BITS:
        return False
    return max(abs(a - b) for a, b in zip(one.levels, other.levels, strict=True)) < MAX_LEVELS
