"""The store: sealed rows and sealed files, on SQLite or PostgreSQL."""
