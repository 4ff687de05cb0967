"""Applications for membership, from the form to the welcome."""
