"""The process and its machine: settings, logging, clock, keys, health."""
