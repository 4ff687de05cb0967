"""The facilitator's list of members: the file of each, her notes, and who is let in."""
