"""Practice 2: questions answered on the spot, and the answer cards."""
