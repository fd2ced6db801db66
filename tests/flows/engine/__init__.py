"""Tests of `flows/engine`."""
