"""What the seller promised, and what is said once its day is over."""
