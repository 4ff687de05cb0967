"""Signals of the ground floor."""

from django.dispatch import Signal

# Sent in the transaction that changes the audience: `pages` (list of PortalPage), `audience`.
audience_changed = Signal()

# Sent in the transaction that saves a page's content, after its children: `page`.
page_saved = Signal()
