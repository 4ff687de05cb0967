"""The e-mails about what is said in spaces: to whom, with what in them, and how they stop."""
