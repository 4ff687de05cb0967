"""A question has an owner and a promise: what its moderators do, what who asked reads, what waits."""
