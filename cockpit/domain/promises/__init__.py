"""Practice 1: promises, followed up and followed through."""
