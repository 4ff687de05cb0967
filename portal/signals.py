"""Signals of the ground floor."""

from django.dispatch import Signal

# Sent in the transaction that changes the audience: `pages` (list of PortalPage), `audience`.
audience_changed = Signal()

# Sent in the transaction that saves a page's content, after its children: `page`.
page_saved = Signal()

# Sent in the transaction that stores a file of the library, new or in place of another: `file`.
file_stored = Signal()

# Sent in the transaction that makes the whole search index anew, before the pages are written.
index_emptied = Signal()

# Sent by `setup_roles`, when the groups have their rights.
roles_set_up = Signal()
