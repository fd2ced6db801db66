"""Small valid files made from their names, for people of the sandbox to send."""
