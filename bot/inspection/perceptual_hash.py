"""Whether two pictures are one picture sent twice; the pictures of a series are not."""

from dataclasses import dataclass

LENGTH = 288  # bytes
# Copies, made smaller, coarser and brighter, had up to 10 bits and 14 levels; pictures of one panel
# in one pose, with one more scratch, as few as 4 bits, but never less than 27 levels.
MOST_BITS = 12
MOST_LEVELS = 20


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two copies of one picture have in common, and two pictures of a series have not."""

    slopes: int  # 256 bits: whether the light falls, along 16 rows of 17 points
    levels: bytes  # 16 x 16 mean levels of grey, with the contrast stretched

    def packed(self) -> bytes:
        """The same in 288 bytes, to be stored."""
        return self.slopes.to_bytes(32, "big") + self.levels

    @classmethod
    def unpacked(cls, stored: bytes) -> "Likeness":
        """What was packed; raises ValueError when it is none."""
        if len(stored) != LENGTH:
            raise ValueError("a likeness is 288 bytes")
        return cls(int.from_bytes(stored[:32], "big"), stored[32:])


def alike(one: Likeness, other: Likeness) -> bool:
    """Whether both are the same picture: recompressed, made smaller, or lit a little differently.

    The slopes alone do not tell two panels in the same pose apart, and a series of damaged panels
    is exactly that; a crop of a picture counts as another.
    """
    if (one.slopes ^ other.slopes).bit_count() > MOST_BITS:
        return False
    return max(abs(a - b) for a, b in zip(one.levels, other.levels, strict=True)) < MOST_LEVELS
