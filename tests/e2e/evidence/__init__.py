"""The evidence part as a whole: real files through the real bot, and what it hands back."""
