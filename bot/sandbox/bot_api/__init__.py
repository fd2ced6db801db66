"""A Bot API server as the sandbox needs it, with the real server's checks and errors."""
