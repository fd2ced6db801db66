"""The wire to Telegram: calls, long polling, downloads, and what an update means."""
