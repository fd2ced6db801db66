"""Tests of `bot/timezones`."""
