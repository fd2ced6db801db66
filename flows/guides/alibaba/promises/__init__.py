"""What the seller promised."""
