"""What happens to a case, as values in the past tense."""
