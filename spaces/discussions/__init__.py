"""Topics and messages: written, listed, read."""
