"""What the parts of a space share: their gate, their forms, their pages."""
