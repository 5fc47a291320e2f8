"""What other programs write and read: CSV and Markdown. Pure: text in, text out."""
