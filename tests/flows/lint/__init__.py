"""Tests of `flows/lint`."""
