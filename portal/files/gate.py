"""Who may have a file: those who may read a published page that uses it, and staff who work with it."""

from django.db.models import Exists, OuterRef

from portal.registries.registry import Registry


def may_work_with(user, model) -> bool:
    """Tell whether `user` may choose, add or change things of an editorial library in the admin."""
    from wagtail.documents.permissions import permission_policy as files
    from wagtail.images.permissions import permission_policy as images

    if not user or not user.is_active or not user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = next(policy for policy in (files, images) if policy.model is model)
    return policy.user_has_any_permission(user, ["add", "change", "choose"])


class EditorialGate:
    """The gate of a library, for the queryset that Wagtail needs of it."""

    def visible_to(self, user):
        """Return those that a page which `user` may read uses, or all to staff who work with them."""
        from portal.models import PortalPage

        if may_work_with(user, self.model):
            return self
        # From each file to its pages: a list of all pages would be made for one file.
        uses = self.model._meta.get_field("uses")
        page = PortalPage.objects.visible_to(user).filter(pk=OuterRef("page_id"))
        return self.filter(
            Exists(uses.related_model.objects.filter(Exists(page), **{uses.field.name: OuterRef("pk")}))
        )


class PrivateKind:
    """A concrete class of private files, by the name that its addresses carry."""

    def __init__(self, model):
        """Take the class."""
        self.model = model
        self.name = model._meta.model_name


private_kinds: Registry[PrivateKind] = Registry()
