"""The case on disk: SQLite behind plain records, and the evidence vault."""
