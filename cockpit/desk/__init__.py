"""The use cases: the one door for command line and screen. One module per group of commands."""
