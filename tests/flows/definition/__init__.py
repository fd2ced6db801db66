"""Tests of `flows/definition`."""
