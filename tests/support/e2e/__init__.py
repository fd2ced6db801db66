"""A crowd, a bot that kills itself, and what a stopped bot has kept."""
