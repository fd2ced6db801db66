"""Tests of `flows/guides/alibaba`."""
