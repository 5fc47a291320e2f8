"""A lifelike book to look around in."""
