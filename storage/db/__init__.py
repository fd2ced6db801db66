"""The database: its engine, its tables, and how a row becomes a value."""
