"""Leaks sown on purpose in pages, caches, lists and files: the probes must notice each of them."""

from http.cookies import SimpleCookie

from django.http import Http404, HttpResponse, HttpResponseForbidden

from documents import feeds, listing
from documents.bibliography import views as bibliography
from documents.exports import responses
from documents.models import DocumentPage
from members.models import User
from portal import navigation, page_cache, rich_text, sitemap, views
from portal.api.views import PublicPagesViewSet
from portal.files import views as file_views
from portal.headers import HeadersMiddleware
from portal.links import address
from portal.models import FormerAddress, PortalPage
from portal.search import matching, suggestions
from portal.search.searching import FacetCount, Results
from portal.search.snippets import Highlighter
from portal.search.sources import facets, search_sources
from portal.visibility import Audience
from tests.access.seeding import replace_view, seed


def _stands_at(path):
    return PortalPage.objects.filter(slug=path.rstrip("/").rsplit("/", 1)[-1]).first()


def _before_the_gate(method, answer):
    def sow(patch):
        def leaky(view, request, path):
            return answer() if request.method == method and _stands_at(path) else view(request, path)

        replace_view(patch, "wagtail_serve", leaky)

    return sow


HIDDEN = "/fr/documentation/adresse-zqmembersnoticezq/"
seed("OPTIONS is answered before the gate", "visitor", HIDDEN)(
    _before_the_gate("OPTIONS", lambda: HttpResponse(headers={"Allow": "GET, HEAD, OPTIONS"}))
)
seed("HEAD is answered before the gate", "stranger", HIDDEN)(_before_the_gate("HEAD", HttpResponse))
seed("POST is refused in another way where something is", "stranger", HIDDEN)(
    _before_the_gate("POST", lambda: HttpResponse(status=405))
)


@seed("a visitor is told that it is forbidden", "visitor", HIDDEN)
def _forbidden(patch):
    real = views.refuse
    told = lambda request: HttpResponseForbidden() if _stands_at(request.path) else real(request)  # noqa: E731
    patch.setattr(views, "refuse", told)


@seed(
    "a visitor gets 404 for what is absent, and the door for what is hidden",
    "visitor",
    "/fr/documentation/absente/",
)
def _absent(patch):
    real = views.refuse

    def told(request):
        if not _stands_at(request.path):
            raise Http404
        return real(request)

    patch.setattr(views, "refuse", told)


@seed("a page is « not modified » before the gate", "visitor", HIDDEN)
def _not_modified(patch):
    def leaky(view, request, path):
        known = "If-None-Match" in request.headers and _stands_at(path)
        return HttpResponse(status=304) if known else view(request, path)

    replace_view(patch, "wagtail_serve", leaky)


@seed("a page that a member read is kept for visitors", "visitor", "/fr/")
def _kept_page(patch):
    real = page_cache._keep

    def keep(key, version, request, response):
        response.may_be_kept = response.status_code == 200
        held = response.headers.pop("Cache-Control", None)
        cookies, response.cookies = response.cookies, SimpleCookie()
        page = real(key, version, request, response)
        response.cookies = cookies
        if held:
            response["Cache-Control"] = held
        return page

    patch.setattr(page_cache, "_keep", keep)
    patch.setattr(page_cache, "_key", lambda request: (request.method, request.get_full_path()))


@seed("what is for somebody signed in may be kept by browsers", "stranger", "/fr/")
def _cache_control(patch):
    real = HeadersMiddleware.__call__

    def called(self, request):
        response = real(self, request)
        del response["Cache-Control"]
        return response

    patch.setattr(HeadersMiddleware, "__call__", called)


@seed("a picture for members may be kept by proxies", "member", "/fichiers/images/*")
def _cacheable(patch):
    real = file_views.send
    patch.setattr(file_views, "send", lambda *args, **more: real(*args, **{**more, "cacheable": True}))


@seed("a part of a file is sent before the gate", "visitor", "/fichiers/*.pdf")
def _part_of_file(patch):
    def leaky(view, request, public_id, name):
        if "Range" not in request.headers:
            return view(request, public_id, name)
        file = file_views.PortalFile.objects.get(public_id=public_id)
        return file_views.send(request, file.file, name=name, content_type=file.content_type)

    replace_view(patch, "editorial_file", leaky)


@seed("a former address leads everybody on", "visitor", "/fr/documentation/zqavant/")
def _former(patch):
    everybody = lambda parent, parts, user: views._Moved(  # noqa: E731
        FormerAddress.objects.get(slug=parts[0]).page
    )
    patch.setattr(views, "_former", everybody)


@seed("a link in a text gives the real address", "visitor", "/fr/des-liens/")
def _link(patch):
    patch.setattr(rich_text, "_url", lambda page: address(page.specific))


@seed("the menu is kept without a thought for who reads", "visitor", "/fr/")
def _menu(patch):
    patch.setattr(navigation, "audiences_of", lambda user: [])


@seed("the way to a page names those above it that are hidden", "visitor", "/fr/dessus/dessous/")
def _breadcrumbs(patch):
    real = navigation.breadcrumbs
    reader = User.objects.create_superuser("zq@example.org")
    patch.setattr(navigation, "breadcrumbs", lambda page, user: real(page, reader))


@seed("the sitemap names everything that is published", "visitor", "/sitemap.xml")
def _sitemap(patch):
    real = sitemap.public_pages
    patch.setattr(
        sitemap, "public_pages", lambda request: real(request) | PortalPage.objects.filter(live=True)
    )


@seed("the API begins with everything that is published", "visitor", "/api/v2/pages/*")
def _api(patch):
    real = PublicPagesViewSet.get_base_queryset
    everything = lambda self: real(self) | PortalPage.objects.filter(live=True)  # noqa: E731
    patch.setattr(PublicPagesViewSet, "get_base_queryset", everything)


@seed("the feed takes notices for members along", "visitor", "*flux.atom*")
def _feed(patch):
    real = feeds.newest
    patch.setattr(
        feeds, "newest", lambda found: [*real(found), *DocumentPage.objects.filter(audience="members")]
    )


@seed("an export writes what is set aside as it comes", "holder", "*export.ris")
def _export(patch):
    def records_of(keys, request):
        notices = DocumentPage.objects.filter(pk__in=keys)
        return [responses.reference_of(notice, "", "") for notice in notices]

    for module in (listing, bibliography):
        patch.setattr(module, "records_of", records_of)


@seed("suggestions complete with the words of members", "visitor", "*suggestions.json*")
def _completions(patch):
    real = suggestions.completions
    patch.setattr(suggestions, "completions", lambda last, audiences, most: real(last, list(Audience), most))


@seed("a suggested title is shown without its gate", "visitor", "*suggestions.json[?]q=titre")
def _titles(patch):
    member = User.objects.create_superuser("zq@example.org")

    def cards(self, places, query):
        found = {source.name: source for source in search_sources}
        shown = Highlighter(query)
        return [card for name, key in places for card in found[name].cards([key], member, shown).values()]

    patch.setattr(suggestions.Suggestions, "_cards", cards)


@seed("spelling is corrected with the words of members", "visitor", "*zibneolic*")
def _spelling(patch):
    real = matching.Spellings
    patch.setattr(matching, "Spellings", lambda audiences: real(list(Audience)))


@seed("facets count what is for others too", "visitor", "/fr/recherche/")
def _facets(patch):
    def counted(self):
        rows = {
            facet: [(v, self.masks.of(facet.name, v).bit_count()) for v in self.masks.values(facet.name)]
            for facet in facets
        }
        return [FacetCount(facet, [row for row in counts if row[1]]) for facet, counts in rows.items()]

    patch.setattr(Results, "facets", property(counted))


@seed("a list numbers what is for others too", "visitor", "/en/search/")
def _total(patch):
    def everything(self):
        in_her_language = self.masks.any_of("locale", ["", self.request.locale])
        return (in_her_language & self.masks.any_of("audience", list(map(str, Audience)))).bit_count()

    patch.setattr(Results, "total", property(everything))
