"""Sums and counts computed from the answers, and the line that offers are measured on."""
