"""Tests of `flows/guides/alibaba/letters`."""
