"""Practice 3: a promise of an order is not an order."""
