"""How the interface for programs writes what pages hold. Nothing here may name what is not public."""

from wagtail.api.v2.serializers import PageSerializer

from rest_framework.fields import Field


class OfPage(Field):
    """A value that is worked out from the whole page, and read only."""

    def __init__(self, work_out):
        """Take the function of the page that gives the value."""
        self.work_out = work_out
        super().__init__(read_only=True)

    def get_attribute(self, instance):
        """Return the page itself."""
        return instance

    def to_representation(self, page):
        """Return the value."""
        return self.work_out(page)


class HtmlUrl(Field):
    """The addresses of the page, in each language in which it is shown."""

    def get_attribute(self, instance):
        """Return the page itself."""
        return instance

    def to_representation(self, page):
        """Return an absolute address, or None outside the site."""
        return self.context["view"].address_of(page)


class PublicFile(HtmlUrl):
    """The file of a page, through the gate of files: {url, name, type, bytes}, or None."""

    def to_representation(self, page):
        """Return what tells of the file, if everybody may have it."""
        view = self.context["view"]
        file = view.public_file(page.file_id) if page.file_id else None
        if file is None:
            return None
        return {
            "url": view.request.build_absolute_uri(file.url),
            "name": file.download_name,
            "type": file.content_type,
            "bytes": file.file_size,
        }


class PublicPageSerializer(PageSerializer):
    """A page, with the portal's own addresses."""

    html_url = HtmlUrl(read_only=True)
    parent = alias_of = None


def names(items):
    """Return [{slug, fr, en}] of themes or regions."""
    return [{"slug": item.slug, "fr": item.name_fr, "en": item.name_en} for item in items]
