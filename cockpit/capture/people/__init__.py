"""Customers in a line."""
