"""Addresses of files."""

from django.urls import path, register_converter

from portal.files import views


class FileName:
    """A name without what no file of ours has: PostgreSQL chokes on a null character."""

    regex = r"[\w.\-]{1,120}"

    def to_python(self, value):
        """Return the name."""
        return value

    to_url = to_python


register_converter(FileName, "filename")

urlpatterns = [
    path("images/<slug:public_id>/<filename:name>", views.rendition, name="rendition"),
    path("prive/<slug:kind>/<slug:public_id>/<filename:name>", views.private_file, name="private_file"),
    path("<slug:public_id>/<filename:name>", views.editorial_file, name="editorial_file"),
]
