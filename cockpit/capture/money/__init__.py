"""Money in a line: amounts, currencies, terms of payment."""
