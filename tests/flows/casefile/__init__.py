"""Tests of `flows/casefile`."""
