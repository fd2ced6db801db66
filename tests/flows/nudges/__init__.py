"""Tests of `flows/nudges`."""
