"""Cockpit: one seller's day in the terminal: what was promised, and by when."""

__version__ = "0.1.0"
