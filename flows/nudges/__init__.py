"""Which reminders a case has coming, and when they may leave."""
