"""Copies of files that hold what is seen and heard, and of the rest only what is on our lists."""
