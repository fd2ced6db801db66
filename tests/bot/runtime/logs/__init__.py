"""The log, as the operator sees it."""
