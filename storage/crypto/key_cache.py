"""The data keys one transaction has met, so that each is unwrapped once."""

from storage.crypto.envelope import DataKey, KeyRing, Sealer
from storage.errors import KeyMissingError


class KeyCache:
    """The boxes of the cases read or made so far; what has no case is sealed by the ring."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring
        self._keys: dict[str, DataKey] = {}

    def __contains__(self, case_id: str) -> bool:
        return case_id in self._keys

    def load_key(self, case_id: str, wrapped: bytes) -> DataKey:
        """Unwrap the key of a case that was read; raises DecryptionError."""
        if case_id not in self._keys:
            self._keys[case_id] = self._ring.unwrap(wrapped, case_id)
        return self._keys[case_id]

    def create_key(self, case_id: str) -> bytes:
        """A fresh key for a new case, wrapped for its row."""
        data_key = self._keys[case_id] = DataKey.generate()
        return self._ring.wrap(data_key, case_id)

    def get_sealer(self, case_id: str | None) -> Sealer:
        """What seals for this case; raises KeyMissingError when the case was never met."""
        if case_id is None:
            return self._ring
        try:
            return self._keys[case_id]
        except KeyError:
            raise KeyMissingError(f"there is no case {case_id}") from None
