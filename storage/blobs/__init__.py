"""The files of the cases, written whole or not at all."""
