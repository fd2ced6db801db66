"""Harnesses of the bot's loops, named for what they harness."""
