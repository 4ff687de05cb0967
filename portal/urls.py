"""All the addresses of the portal."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path

from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from members.views import staff_sign_in
from portal import views
from portal.health import health
from portal.quick_exit import quick_exit
from portal.sitemap import sitemap, sitemap_part

# Named one by one: any other address with a dot is absent, in no language.
FORMS_OF_PAGES = (
    r"^((?:[\w\-]+/)+)((?:citation|export)\.(?:ris|bib|json)|flux\.atom|suggestions\.json|agenda\.ics)$"
)

urlpatterns = [
    path("", views.choose_language, name="root"),
    path("q", quick_exit, name="quick_exit"),
    path("sante/", health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<key:number>.xml", sitemap_part, name="sitemap_part"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("admin/login/", staff_sign_in, name="staff_sign_in"),
    path("admin/", include(wagtailadmin_urls)),
    path("fichiers/", include("portal.files.urls")),
    path("", include("portal.api.urls")),
]

urlpatterns += i18n_patterns(
    # Its doors stand under sections of others: they come before what those would take for a name.
    path("", include("deposits.urls")),
    path("", include("members.urls")),
    path("", include("portal.search.urls")),
    path("", include("documents.bibliography.urls")),
    path("", include("documents.problems.urls")),
    path("", include("webinars.urls")),
    path("", include("tools.urls")),
    path("", include("spaces.urls")),
    path("", include("home.urls")),
    path("p/<key:key>/", views.follow_link, name="follow_link"),
    re_path(FORMS_OF_PAGES, views.serve_page_as, name="serve_page_as"),
    re_path(serve_pattern, views.serve_page, name="wagtail_serve"),
)
