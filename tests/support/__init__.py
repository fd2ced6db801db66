"""What tests share: harnesses, sample data, and people who act by chance."""
