"""The testimony of the demonstration: invented, as its words say, and nobody's."""

from django.utils import timezone

from spaces.choices import Part
from spaces.models import Space, Testimony
from spaces.models.testimony import Circle

NAME = "Sitelle (démonstration)"
WORDS = """**Témoignage de démonstration : ces mots sont inventés.**

Pendant longtemps je n’ai parlé à personne. Une intervenante m’a demandé comment j’allais.
Elle a attendu la réponse.

Ce qui m’a aidée : qu’on me croie, qu’on ne me presse pas, et qu’on m’appelle quand on l’avait dit."""


def load_testimonies():
    """Make a testimony that everybody reads, in the sheltered space; a second run adds nothing."""
    space = Space.objects.filter(secrecy="sheltered").order_by("pk").first()
    if space is None or Testimony.objects.filter(pseudonym=NAME).exists():
        return
    if not space.holds(Part.TESTIMONIES):
        space.parts = [*space.parts, Part.TESTIMONIES.value]
        space.save(update_fields=["parts"])
    Testimony.objects.create(
        space=space,
        pseudonym=NAME,
        body=WORDS,
        asked=Circle.PUBLIC,
        given=Circle.PUBLIC,
        stays=True,
        published_on=timezone.localdate().replace(day=1),
    )
