"""The pages of themes and regions."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.subjects import Subjects
from portal.models import Theme
from portal.page_cache import kept_for_visitors
from portal.visibility import refuse


@require_safe
@kept_for_visitors
def subject_index(request, model):
    """Show all the themes, or all the regions."""
    return render(request, "home/subject_index.html", Subjects(request, model).index())


@require_safe
@kept_for_visitors
def subject(request, model, slug):
    """Show what the reader may read about one theme or one region; a name that is not there is refused."""
    subjects = model.objects.select_related("parent") if model is Theme else model.objects.all()
    found = subjects.filter(slug=slug).first()
    if found is None:
        return refuse(request)
    return render(request, "home/subject.html", Subjects(request, model).page(found))
