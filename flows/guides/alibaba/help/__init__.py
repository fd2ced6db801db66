"""What a buyer may ask at any point."""
