"""What the page of a notice shows, and says to programs."""

from urllib.parse import quote

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from documents.bibliography.basket import basket_for
from documents.citations.citing import cite
from documents.exports.record import WITH_ALL, reference_of
from documents.listing import export_links
from documents.metadata.json_ld import json_ld
from documents.metadata.meta_tags import Surroundings, meta_tags, open_graph
from documents.models import DocumentPage
from documents.models.rights import Rights
from documents.presentation import NoticeInWords
from documents.problems.reports import report_url
from portal.links import addresses, interface_language
from portal.registries.related import related_to
from portal.site_settings import site_settings
from portal.visibility import Audience


def notice_variables(page, request, centre_url, canonical):
    """Return the variables of the page of a notice.

    Args:
        page: the notice; `request`: the reader's.
        centre_url: address of the documentation centre.
        canonical: absolute address of the page.
    """
    if not getattr(request, "is_preview", False):
        # A preview shows what is in the form, not in the database.
        prefetch_related_objects([page], *WITH_ALL)
    reference = reference_of(page, canonical)
    around = _surroundings(page, request, canonical)
    return {
        "notice": NoticeInWords(page, centre_url),
        "centre_url": centre_url,
        "citation": cite(reference, interface_language()),
        "exports": export_links(name="citation"),
        "basket": basket_for(request, page),
        "path": request.path,
        "rights": Rights(page.rights),
        "related": related_to(page, request.user),
        "report_url": report_url(page) if page.pk else "",
        "share": {"url": canonical, "mail_url": _mail_url(canonical)},
        "meta_tags": meta_tags(reference, around),
        "open_graph": open_graph(reference, around),
        "json_ld": json_ld(reference, around),
        "newer": _newer_version(page, request.user),
    }


def _surroundings(page, request, canonical):
    is_public_pdf = (
        page.audience == Audience.PUBLIC and page.file_id and page.file.file_extension.lower() == "pdf"
    )
    rights = Rights(page.rights)
    return Surroundings(
        url=canonical,
        pdf_url=request.build_absolute_uri(page.file.url) if is_public_pdf else "",
        site_name=site_settings(request).name,
        language=interface_language(),
        rights=" ".join(
            part for part in (str(rights.label) if page.rights else "", page.rights_note) if part
        ),
        licence=rights.licence_url,
        summary=page.plain_summary or page.abstract,
    )


def _mail_url(url):
    """The subject says nothing of what the document is about: others may see the list of messages."""
    subject, body = _("A document to read"), url
    return f"mailto:?subject={quote(str(subject))}&body={quote(body)}"


def _newer_version(page, user):
    """Return the notice that replaces this one, through the gate, or None."""
    if not page.newer_version_id:
        return None
    newer = DocumentPage.objects.visible_to(user).filter(pk=page.newer_version_id).first()
    url = newer and addresses([newer]).get(newer.pk)
    if not url:
        return None
    return {"title": newer.title, "year": newer.year, "url": url, "lang": newer.language_tag}
