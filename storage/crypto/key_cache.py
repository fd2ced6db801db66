"""The data keys one transaction has met, so that each is unwrapped once."""

from storage.crypto.envelope import Box, KeyRing, Sealer
from storage.errors import KeyMissing


class Keys:
    """The boxes of the cases read or made so far; what has no case is sealed by the ring."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring
        self._boxes: dict[str, Box] = {}

    def __contains__(self, case_id: str) -> bool:
        return case_id in self._boxes

    def meet(self, case_id: str, wrapped: bytes) -> Box:
        """Unwrap the key of a case that was read; raises SealBroken."""
        if case_id not in self._boxes:
            self._boxes[case_id] = self._ring.unwrap(wrapped, case_id)
        return self._boxes[case_id]

    def make(self, case_id: str) -> bytes:
        """A fresh key for a new case, wrapped for its row."""
        box = self._boxes[case_id] = Box.new()
        return self._ring.wrap(box, case_id)

    def of(self, case_id: str | None) -> Sealer:
        """What seals for this case; raises KeyMissing when the case was never met."""
        if case_id is None:
            return self._ring
        try:
            return self._boxes[case_id]
        except KeyError:
            raise KeyMissing(f"there is no case {case_id}") from None
