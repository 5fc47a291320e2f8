"""Times in a line: days, times of day, and what is said of them."""
