"""Effects of a turn as messages and keyboards: pure, in the buyer's language."""
