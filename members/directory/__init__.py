"""What members say of themselves, and the directory where they find each other."""
