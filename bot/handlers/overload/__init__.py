"""When much comes at once, or late: who is refused, who is told to wait, who is asked pardon."""
