"""A buyer's own copy of all that is kept of a case, readable without the bot."""
