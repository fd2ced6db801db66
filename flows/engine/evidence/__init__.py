"""What the files of a case show, as the buyer says it, and what is odd about them."""
