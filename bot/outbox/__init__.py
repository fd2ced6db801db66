"""Sending what was committed: in order within a chat, within Telegram's limits, nothing twice."""
