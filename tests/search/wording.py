"""What the tests of words ask, and what pages and suggestions answer."""

from html.parser import HTMLParser

from documents.models import Contributor
from portal.search.models import FirstAnswer, FirstAnswerPage, SynonymGroup
from tests.factories import make_notice

CENTRE = "/fr/documentation/"


class _Lines(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self._open, self._depth = {}, None, 0

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if attributes.get("id") and tag in ("p", "h2"):
            self._open = attributes["id"]
            self.found[self._open] = {"text": "", "links": []}
        if tag == "a" and self._open:
            self.found[self._open]["links"].append(attributes["href"])

    def handle_endtag(self, tag):
        if tag in ("p", "h2"):
            self._open = None

    def handle_data(self, data):
        if self._open:
            self.found[self._open]["text"] += data


def lines_of(html):
    """Return {id of a line of the page: {"text", "links"}}."""
    parser = _Lines()
    parser.feed(html)
    for line in parser.found.values():
        line["text"] = " ".join(line["text"].split())
    return parser.found


def said(client, words, path=CENTRE, **parameters):
    """Ask a question, and return the lines that the page says of it."""
    return lines_of(client.get(path, {"q": words, **parameters}).content.decode())


def suggested(client, words, path=CENTRE):
    """Return the suggestions for a beginning."""
    return client.get(f"{path}suggestions.json", {"q": words}).json()["suggestions"]


def make_group(*wordings, leads_to=()):
    """Make a group of synonyms."""
    return SynonymGroup.objects.create(wordings="\n".join(wordings), leads_to="\n".join(leads_to))


def make_answer(*pages, questions):
    """Make a first answer."""
    answer = FirstAnswer.objects.create(wordings="\n".join(questions))
    for place, page in enumerate(pages):
        FirstAnswerPage.objects.create(answer=answer, page=page.portalpage_ptr, sort_order=place)
    return answer


def make_notice_by(site, *people, title=None, **fields):
    """Make a notice with its authors, each (given name, family name)."""
    notice = make_notice(site, title, **fields)
    notice.contributors = [Contributor(given=given, family=family) for given, family in people]
    notice.save()
    return notice
