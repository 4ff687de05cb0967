"""Problems that readers report, from the form to the desk where the team settles them."""
