"""Tests of `flows/model`."""
