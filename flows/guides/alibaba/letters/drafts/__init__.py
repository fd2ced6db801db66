"""Each letter as a draft: what it says, in which order, and what is cut where it is too long."""
