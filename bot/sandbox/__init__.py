"""The bot with no token: a small Bot API server on loopback, a chat page, transcripts played."""
