"""What an operator does to a whole store: changing its keys, copying it, looking it over."""
