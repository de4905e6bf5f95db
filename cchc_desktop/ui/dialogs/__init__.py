"""The dialogs, each in its own module; all are left by Enter or Escape."""
