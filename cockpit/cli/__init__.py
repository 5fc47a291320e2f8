"""The command line: argparse, plain words, JSON for scripts. Never loads Textual."""
