"""Tests of `flows/reading`."""
