"""The Chinese words of sentences that only one draft has."""
