"""Talks, small guides, and cases by chance."""
