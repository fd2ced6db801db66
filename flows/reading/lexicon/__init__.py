"""What words mean, as tables: months, weekdays, days, currencies, and what says nothing."""
