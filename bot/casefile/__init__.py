"""The case file as files: pages set in type, pictures of them, and the packs to upload and send."""
