"""The pages: what they say is what the code does."""
