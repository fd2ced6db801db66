"""Tests of `bot/handlers/overload`."""
