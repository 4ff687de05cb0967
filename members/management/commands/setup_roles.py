"""Make the groups and their rights, as the table says."""

from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand
from django.db import transaction

from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
)

from members.roles import ROLES
from portal.links import HOME_DEPTH
from portal.signals import roles_set_up

WAGTAIL_GROUPS = ("Editors", "Moderators")
WAGTAIL_WORKFLOW = "Moderators approval"


class Command(BaseCommand):
    """Apply `members.roles` to the database: missing rights are given, surplus ones removed."""

    help = "Make the groups and their rights; a second run changes nothing."

    @transaction.atomic
    def handle(self, *args, verbosity, **options):
        """Apply the table."""
        Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None).delete()
        # Its only task is that of a group which is gone.
        WorkflowPage.objects.filter(workflow__name=WAGTAIL_WORKFLOW).delete()
        Workflow.objects.filter(name=WAGTAIL_WORKFLOW).update(active=False)
        for role in ROLES:
            group, _ = Group.objects.get_or_create(name=role.name)
            group.permissions.set([self._permission(name) for name in role.permissions])
            self._over_pages(group, role)
            self._over_library(group, role)
        roles_set_up.send(sender=type(self))
        if verbosity:
            self.stdout.write(f"{len(ROLES)} roles are set up.")

    def _permission(self, name):
        app, codename = name.split(".")
        return Permission.objects.get(content_type__app_label=app, codename=codename)

    def _over_pages(self, group, role):
        # Over each home page, not over the root: nobody but an administrator makes or moves one.
        homes = list(Page.objects.filter(depth=HOME_DEPTH))
        wanted = set(
            Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=role.pages)
        )
        held = GroupPagePermission.objects.filter(group=group)
        held.exclude(page__in=homes, permission__in=wanted).delete()
        for home in homes:
            for permission in wanted:
                GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)

    def _over_library(self, group, role):
        root = Collection.get_first_root_node()
        libraries = ("wagtailimages", "wagtaildocs")
        wanted = set(
            Permission.objects.filter(content_type__app_label__in=libraries, codename__in=role.library)
        )
        held = GroupCollectionPermission.objects.filter(group=group)
        held.exclude(collection=root, permission__in=wanted).delete()
        for permission in wanted:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
