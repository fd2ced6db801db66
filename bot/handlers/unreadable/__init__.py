"""Chats and cases whose rows cannot be read, and what becomes of what comes for them."""
