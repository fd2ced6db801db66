"""The letters in Simplified Chinese, for the seller and the platform; the buyer's words stay."""
