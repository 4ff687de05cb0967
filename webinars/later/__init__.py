"""« À voir plus tard »: what a member puts aside for herself."""
