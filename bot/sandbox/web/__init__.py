"""The sandbox over HTTP: the chat page and what controls it."""
