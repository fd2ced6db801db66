"""Tests of `bot/rendering/dates`."""
