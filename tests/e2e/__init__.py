"""Whole processes: chats played, bots killed, a browser, heavy evidence."""
