"""What the user can do with reports, without widgets."""
