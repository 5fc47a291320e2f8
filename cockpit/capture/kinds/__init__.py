"""What kind of line it is, and one reader a kind."""
