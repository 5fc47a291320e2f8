"""The practice as pure rules: no input or output, no clock (`now` is always an argument), no screen, no store."""
