"""Questions at events: asked and supported, sorted by a moderator, read by the speaker, kept with answers."""
