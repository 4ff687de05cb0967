"""The interface for programs: what is public, as JSON, at `/api/v2/`."""
