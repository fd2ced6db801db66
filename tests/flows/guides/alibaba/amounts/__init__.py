"""The sums and counts of the Alibaba guide."""
