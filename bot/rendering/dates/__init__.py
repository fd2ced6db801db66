"""Days as they are shown: picked from a month, listed as coming, and as a file of a calendar."""
