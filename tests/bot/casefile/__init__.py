"""The case file: its text, its pages, its packs and its pictures."""
