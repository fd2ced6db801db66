"""Updates that could not be handled: how they are kept, tried again, and given back."""
