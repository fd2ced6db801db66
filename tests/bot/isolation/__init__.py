"""Tests of `bot/isolation`."""
