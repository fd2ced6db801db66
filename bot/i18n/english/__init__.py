"""The English texts of the bot itself, by slot."""
