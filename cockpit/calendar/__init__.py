"""Deadlines to phones and calendars: files, feeds, and codes for a camera. The only place that imports icalendar."""
