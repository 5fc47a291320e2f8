"""Deadlines to phones and calendars, and back. The only place that imports icalendar."""
