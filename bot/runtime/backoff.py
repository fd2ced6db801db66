"""How long to wait before something that failed is tried again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Backoff:
    """Pauses in seconds that double from `first`, and stay at `longest` once they reach it."""

    first: float
    longest: float

    def compute_pause(self, attempts: int) -> float:
        """Seconds to wait when `attempts` tries failed before the one that has just failed."""
        return min(self.first * (1 << min(attempts, 32)), self.longest)
