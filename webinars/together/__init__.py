"""A sheet to watch a webinar together, as a team."""
