"""One module for each group of events: what a turn makes of them."""
