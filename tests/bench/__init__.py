"""Measurements, run by `make bench`: no tests, so nothing in here is collected."""
