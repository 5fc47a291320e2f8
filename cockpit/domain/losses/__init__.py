"""Practice 5: losing a sale and keeping the customer."""
