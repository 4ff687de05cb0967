"""A member's rights: see, correct, take away and erase what is held of her; agree, and no longer."""
