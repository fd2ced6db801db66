"""The letters in English, in plain letters only: some forms refuse every other character."""
