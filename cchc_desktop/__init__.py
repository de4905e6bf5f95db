"""Write the periodic report on administrative reform of a Vietnamese province."""

__version__ = "0.1.0"
