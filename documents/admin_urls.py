"""The addresses of the documentation centre in the admin."""

from django.urls import path

from documents.admin_views import crossref, duplicates, imports, merge, merge_choice

urlpatterns = [
    path("notices/import/", imports.bring, name="import_bring"),
    path("notices/import/<int:key>/", imports.show, name="import_batch"),
    path("notices/import/<int:key>/state/", imports.state, name="import_state"),
    path("notices/import/<int:key>/decide/", imports.decide, name="import_decide"),
    path("notices/import/<int:key>/discard/", imports.discard, name="import_discard"),
    path("notices/doi/", crossref.new_from_doi, name="crossref_new"),
    path("notices/doi/answer/", crossref.answer, name="crossref_answer"),
    path("notices/<int:key>/crossref/", crossref.complete_from_doi, name="crossref_complete"),
    path("reports/duplicates/", duplicates.report, name="duplicates"),
    path("notices/<int:first>/apart/<int:second>/", duplicates.tell_apart, name="tell_apart"),
    path("notices/<int:key>/merge/", merge_choice.choose_other, name="merge_choice"),
    path("notices/<int:first>/merge/<int:second>/", merge.merge_two, name="merge_notices"),
]
