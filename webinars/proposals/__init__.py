"""What members propose to talk about, and when they could."""
