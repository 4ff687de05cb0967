"""Accounts with a name of entry and a passphrase, and no address: those of survivors."""
