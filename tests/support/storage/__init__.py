"""Records, blobs and crashes for the store's tests."""
