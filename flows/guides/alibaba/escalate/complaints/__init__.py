"""Phase four, the Complaint Center: the ground of a complaint, and filing it."""
