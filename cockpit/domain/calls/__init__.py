"""Practice 4: the fewest calls that let the customer decide."""
