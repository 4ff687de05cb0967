"""What the pages of themes and regions show: all that is held about a subject, through the search."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from documents.dossiers.search_source import SOURCE as DOSSIER
from documents.models import DocumentIndexPage
from documents.search_source import SOURCE as NOTICE
from home.lists import list_addresses
from members.organisations.listing import in_region
from members.organisations.search_source import SOURCE as ORGANISATION
from news.listing import current_news
from news.models import NewsIndexPage
from news.search_source import SOURCE as NEWS
from news.shown import news_cards
from portal.links import interface_language, page_address, root_path, subject_address, view_links
from portal.models import PortalPage, Region, Theme
from portal.navigation import other_language
from portal.page_cache import content_version
from portal.search.masks import current_masks
from portal.search.searching import SearchRequest, search
from portal.search.sources import facets, search_sources

NEWEST = 6
MOST_DOSSIERS = 12
MOST_ORGANISATIONS = 8
MOST_NEWS = 4


def feed_address(centre_url, parameter, slug):
    """Return the address of the Atom feed of what is newly documented about a subject."""
    return f"{centre_url}flux.atom?{urlencode({parameter: slug})}"


@dataclass(frozen=True)
class Listed:
    """A subject in the index of its kind, with the number of documents that the reader may read."""

    name: str
    url: str
    number: int
    description: str = ""
    narrower: tuple["Listed", ...] = ()


class Subjects:
    """The themes or the regions, as the reader of `request` may see them. The vocabulary itself is public."""

    def __init__(self, request, model):
        """Take the model, `Theme` or `Region`: its name is also that of its facet."""
        self.request, self.model = request, model
        self._facet = facets.get(model._meta.model_name)

    def _search(self, sources, chosen=None):
        wanted = SearchRequest(
            sources=tuple(sources), chosen=chosen or {}, sort="added", locale=interface_language()
        )
        return search(wanted, self.request.user, current_masks(content_version(self.request)))

    @cached_property
    def _list_urls(self):
        """The addresses of the lists that she may read, in her language: {type of page: address}."""
        return list_addresses(self.request.user, [DocumentIndexPage, NewsIndexPage])

    def frame(self, *above):
        """Return the variables of the frame, for a page that stands under `above` ({title, url} each)."""
        links = view_links(self.request)
        root = root_path(interface_language())
        homes = PortalPage.objects.visible_to(self.request.user).filter(url_path=root)
        return {
            "links": links,
            "other_language": other_language(self.request, links["alternates"]),
            "breadcrumbs": [*({"title": home.title, "url": page_address(home)} for home in homes), *above],
            "index": self.model._meta.model_name,
        }

    def index(self):
        """Return the variables of the list of subjects."""
        counts = next(f.counts for f in self._search([NOTICE]).facets if f.facet is self._facet)
        numbers = dict(counts)
        return {**self.frame(), "subjects": [self._listed(found, numbers) for found in self._widest()]}

    def _widest(self):
        if self.model is not Theme:
            return self.model.objects.all()
        return Theme.objects.filter(parent=None).prefetch_related(Prefetch("children", Theme.objects.all()))

    def _listed(self, subject, numbers):
        children = subject.children.all() if self.model is Theme and subject.parent_id is None else ()
        return Listed(
            subject.name,
            subject_address(subject),
            numbers.get(str(subject.pk), 0),
            subject.description if self.model is Theme else "",
            tuple(self._listed(child, numbers) for child in children),
        )

    def _above(self, subject):
        index = {"title": INDEX_TITLES[self.model](), "url": reverse(f"{subject._meta.model_name}s")}
        wider = getattr(subject, "parent", None)
        return [index, *([{"title": wider.name, "url": subject_address(wider)}] if wider else [])]

    def page(self, subject):
        """Return the variables of the page of one theme or region."""
        chosen = {self._facet.name: [str(subject.pk)]}
        apart = (DOSSIER, ORGANISATION, NEWS)
        others = [source.name for source in search_sources if source.name not in apart]
        organisations = in_region(subject, self.request.user) if self.model is Region else []
        centre_url, parameter = self._list_urls.get(DocumentIndexPage, ""), self._facet.parameter
        return {
            **self.frame(*self._above(subject)),
            "subject": subject,
            "narrower": list(subject.children.all()) if self.model is Theme else [],
            "dossiers": self._search([DOSSIER], chosen).first(MOST_DOSSIERS),
            **self._news(subject),
            "newest": self._search(others, chosen).first(NEWEST),
            "number": self._search([NOTICE], chosen).total,
            "organisations": organisations[:MOST_ORGANISATIONS],
            "more_organisations": len(organisations) - MOST_ORGANISATIONS,
            "organisations_url": f"{reverse('organisations')}?{urlencode({parameter: subject.slug})}",
            "centre_url": centre_url,
            "hidden_fields": [(parameter, subject.slug)],
            "list_url": f"{centre_url}?{urlencode({parameter: subject.slug})}",
            "feed_url": feed_address(centre_url, parameter, subject.slug) if centre_url else "",
        }

    def _news(self, subject):
        """Return what is new about a subject, and where all its news are."""
        cards = news_cards(current_news(self.request.user, subject)[:MOST_NEWS])
        url = self._list_urls.get(NewsIndexPage)
        asked = urlencode({self._facet.parameter: subject.slug})
        return {"news": cards, "news_url": f"{url}?{asked}" if url else ""}


INDEX_TITLES = {Theme: lambda: _("Themes"), Region: lambda: _("Regions")}
