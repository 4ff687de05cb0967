"""The one door of all files."""

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from portal.counting import count
from portal.files.clean import CONTENT_TYPES
from portal.files.gate import private_kinds
from portal.files.models import PortalFile, PortalImage
from portal.files.sending import send
from portal.visibility import refuse


@require_safe
def editorial_file(request, public_id, name):
    """Send a file of the library; an old name leads to the present one."""
    file = PortalFile.objects.visible_to(request.user).filter(public_id=public_id).first()
    if file is None or not file.file.storage.exists(file.file.name):
        return refuse(request)
    if name != file.download_name:
        return redirect(file.url)
    count(request, "file", file.pk)
    return send(request, file.file, name=file.download_name, content_type=file.content_type)


@require_safe
def rendition(request, public_id, name):
    """Send a resized copy of an image; what everybody may see may be kept by browsers and proxies."""
    image = PortalImage.objects.visible_to(request.user).filter(public_id=public_id).first()
    found = image and image.renditions.filter(file__endswith=f"/{name}").first()
    if not found or not found.file.storage.exists(found.file.name):
        return refuse(request)
    is_public = PortalImage.objects.visible_to(AnonymousUser()).filter(pk=image.pk).exists()
    content_type = CONTENT_TYPES.get(
        name.rsplit(".", 1)[-1].replace("jpeg", "jpg"), "application/octet-stream"
    )
    return send(request, found.file, name=name, content_type=content_type, cacheable=is_public)


@require_safe
def private_file(request, kind, public_id, name):
    """Send a private file to who may read it."""
    entry = private_kinds.get(kind)
    files = entry.model.objects.visible_to(request.user) if entry else None
    file = files.filter(public_id=public_id).first() if entry else None
    if file is None or not file.file.storage.exists(file.file.name):
        return refuse(request)
    return send(request, file.file, name=file.download_name, content_type=file.content_type)
