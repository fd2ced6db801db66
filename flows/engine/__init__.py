"""The turn: one event applied to one case, pure, synchronous and total."""
