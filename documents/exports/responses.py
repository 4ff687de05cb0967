"""Gives references as files: of one notice, of a list of results."""

from django.http import Http404, HttpResponse

from documents.exports.formats import FORMATS
from documents.exports.record import WITH_ALL, reference_of
from documents.models import DocumentPage
from portal.links import addresses

MOST = 1_000  # notices in one file


def records_of(keys, request) -> list:
    """Return the records of the notices among `keys` that the reader may see, in that order.

    Args:
        keys: primary keys, at most `MOST`.
    """
    notices = DocumentPage.objects.visible_to(request.user).filter(pk__in=keys).prefetch_related(*WITH_ALL)
    found = {notice.pk: notice for notice in notices}
    urls = addresses(found.values())
    site = request.build_absolute_uri("/")
    return [reference_of(found[key], urls.get(key, ""), site) for key in keys if key in found]


def export_response(references, extension, name) -> HttpResponse:
    """Return references as a file to keep.

    Args:
        references: list of `Reference`.
        extension: of a form in `FORMATS`.
        name: of the file, without extension.

    Raises:
        Http404: there is no such form.
    """
    if extension not in FORMATS:
        raise Http404
    form = FORMATS[extension]
    response = HttpResponse(form.write(references), content_type=f"{form.media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{extension}"'
    response["X-Robots-Tag"] = "noindex"
    return response
