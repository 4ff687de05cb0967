"""Who may do what with notices in the admin: pure functions, one for each deed."""

from documents.models import DocumentIndexPage
from portal.links import DEFAULT_LANGUAGE


def home_of_notices():
    """Return the French documentation centre, where notices live, or None on a site without one."""
    return DocumentIndexPage.objects.filter(locale__language_code=DEFAULT_LANGUAGE).first()


def _over_centre(user, deed):
    if not user.is_authenticated or not user.is_active:
        return False
    centre = home_of_notices()
    return centre is not None and getattr(centre.permissions_for_user(user), deed)()


def user_can_import(user):
    """Tell whether `user` may import notices, as drafts: whoever may add one."""
    return _over_centre(user, "can_add_subpage")


def user_can_review_duplicates(user):
    """Tell whether `user` sees the notices that may be duplicates: whoever may publish any of them."""
    return _over_centre(user, "can_publish_subpage")


def user_can_complete(user, notice):
    """Tell whether `user` may write a draft of `notice` now: it may be locked by somebody."""
    may = notice.permissions_for_user(user)
    return may.can_edit() and not may.page_locked()


def user_can_merge(user, stays, goes):
    """Tell whether `user` may merge `goes` into `stays`: write and publish the one, erase the other."""
    may, may_erase = stays.permissions_for_user(user), goes.permissions_for_user(user)
    writes = user_can_complete(user, stays) and (may.can_publish() or not stays.live)
    return writes and may_erase.can_delete() and not may_erase.page_locked()


def user_can_begin_merge(user, notice):
    """Tell whether `user` may look for what to merge `notice` with: the other is asked about in its turn."""
    return user_can_review_duplicates(user) and user_can_merge(user, notice, notice)
