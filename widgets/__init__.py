"""Textual widgets that know nothing of sales: import each from its own module."""
