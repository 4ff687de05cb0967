"""« Inviter l'animatrice chez nous »: the form, the queue, the desk."""
