"""Events in people's calendars, and the agenda."""
