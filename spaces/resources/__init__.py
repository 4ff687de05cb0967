"""Files and links that the people of a space share."""
