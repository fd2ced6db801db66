"""The tests of the store: one suite for both databases, and the sealing."""
