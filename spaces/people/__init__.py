"""Who is in a space: requests, invitations, moderators, who is taken out."""
