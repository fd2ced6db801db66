"""Case files, texts nobody should type, and a reader of PDFs."""
