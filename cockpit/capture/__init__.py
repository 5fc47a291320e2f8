"""One typed line becomes a draft: what was recognised in it, where, and what is still to be asked. Pure."""
