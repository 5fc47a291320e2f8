"""A module a kind of record that is captured by a line: Draft → record, record → line, and the edit of a line."""
