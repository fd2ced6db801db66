"""Phase four, those who moved the money: PayPal, wallet and lender, the bank."""
