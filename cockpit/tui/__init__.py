"""The screens. Textual is loaded from here on, and nowhere above."""
