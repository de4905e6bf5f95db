"""The one door to the SQLite file."""
