"""Looking for words in what one may read: through the gate, and kept nowhere."""
