"""What a guide is declared with: steps, rules, deadlines, texts, and the machine made of them."""
