"""The synonyms and the first answers of the demonstration."""

from home.demonstration_site import FOLDER, rows
from home.models import StandardPage
from home.prose import read_prose
from portal.search.models import FirstAnswer, FirstAnswerPage, SynonymGroup


def _lines(text):
    return "\n".join(text.split("|"))


def load_synonyms():
    """Make the groups of synonyms that are not there yet."""
    for row in rows("synonyms.csv"):
        SynonymGroup.objects.get_or_create(
            wordings=_lines(row["wordings"]), defaults={"leads_to": _lines(row["leads_to"])}
        )


def load_first_answers():
    """Make the first answers that are not there yet. The pages must exist."""
    for row in rows("first_answers.csv"):
        answer, made = FirstAnswer.objects.get_or_create(wordings=_lines(row["wordings"]))
        slug = read_prose(FOLDER / "pages" / f"{row['page']}.fr.md").fields["slug"]
        page = StandardPage.objects.filter(slug=slug, locale__language_code="fr").first()
        if made and page is not None:
            FirstAnswerPage.objects.create(answer=answer, page=page, sort_order=0)
