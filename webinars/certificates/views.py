"""Her certificates: the list, and the sheet to print. For herself alone."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from members.directory.access import for_members
from portal.dates import day_in_words
from portal.visibility import refuse
from webinars.certificates.own import certificates_of, in_words


@never_cache
@require_safe
@for_members
def my_certificates(request):
    """List her certificates."""
    certificates = in_words(certificates_of(request.user), request.user)
    return render(request, "webinars/certificates/list.html", {"certificates": certificates})


@never_cache
@require_safe
@for_members
def certificate(request, key):
    """Show her certificate for the event of that key; what is not hers is absent."""
    own = certificates_of(request.user).filter(registration__event=key)
    found = next(iter(in_words(own, request.user)), None)
    if found is None:
        return refuse(request)
    context = {"certificate": found, "today": day_in_words(timezone.localtime())}
    return render(request, "webinars/certificates/certificate.html", context)
