"""Backups: the database and the files of the site in one folder, with the checksum of each."""
