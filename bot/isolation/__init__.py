"""Work on strangers' files in processes of their own, and the folder it happens in."""
