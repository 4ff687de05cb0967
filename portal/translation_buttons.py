"""Takes wagtail-localize's "Translate" away from pages that live once in both languages."""

from wagtail import hooks

from wagtail_localize.wagtail_hooks import page_listing_more_buttons

HOOKS = ("register_page_header_buttons", "register_page_listing_more_buttons")


def translation_buttons(page, user, view_name=None, next_url=None):
    """Return wagtail-localize's buttons for a page, none for one that lives once."""
    if getattr(page.specific_class, "lives_once", False):
        return []
    return page_listing_more_buttons(page, user, view_name=view_name, next_url=next_url)


def replace_buttons():
    """Put our buttons in the place of wagtail-localize's: Wagtail has no way to filter them."""
    for name in HOOKS:
        kept = [entry for entry in hooks._hooks[name] if entry[0] is not page_listing_more_buttons]
        hooks._hooks[name] = kept
        hooks.register(name, translation_buttons)
