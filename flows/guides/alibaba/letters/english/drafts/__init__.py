"""The English words of sentences that only one draft has."""
