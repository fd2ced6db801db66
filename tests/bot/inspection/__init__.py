"""Tests of what is made of the files that buyers send."""
