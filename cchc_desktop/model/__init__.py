"""Pure data and rules of a report: no toolkit and no database."""
