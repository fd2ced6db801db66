"""Files of every kind, good and hostile, and tools that measure."""
