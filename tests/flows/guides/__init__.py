"""Tests of `flows/guides`."""
