"""Where each kind of file says its place, found and blanked without changing a length."""
