"""Files that are trees of boxes: films, and the photos of phones."""
