"""The JSON store: TinyDB tables over a snapshot and journals. Nothing acknowledged is ever lost."""
