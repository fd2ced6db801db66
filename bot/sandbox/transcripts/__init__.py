"""Chats as text files: read, played against the bot, and recorded."""
