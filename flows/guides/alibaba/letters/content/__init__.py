"""What the letters say, decided once from the answers, before any language words it."""
