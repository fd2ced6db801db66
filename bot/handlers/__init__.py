"""From an update to a committed turn: dispatching, chat sessions, commands, the unit of work."""
