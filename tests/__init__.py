"""The tests: chats, properties, the store on both databases, crashes and the real browser."""
