"""Addresses of the interface for programs: pages only. Files and images have their own gate."""

from django.urls import path

from wagtail.api.v2.router import WagtailAPIRouter

from portal.api.views import PublicPagesViewSet

router = WagtailAPIRouter("api")
router.register_endpoint("pages", PublicPagesViewSet)

urlpatterns = [path("api/v2/", router.urls)]
