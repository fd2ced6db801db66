"""What is shown beside the questions of a case, and the card above them."""
