"""What the operator reads: lines that are told once, and that quote nobody."""
