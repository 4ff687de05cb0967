"""What a space holds of its people's words, whatever the part in which they stand."""

from django.db.models import Q

from spaces.models.testimony import Circle, Testimony
from spaces.models.thing import Thing
from spaces.models.topic import Topic


def holds_words(space):
    """Tell whether anything was written for the people of a space, here or by those of another one.

    What is empty may be opened to anybody; what is not was written for those who were there.
    """
    models = (Topic, *Thing.__subclasses__())
    if any(model.objects.filter(space=space).exists() for model in models):
        return True
    given_here = Q(given=Circle.PRACTITIONERS, practitioners=space)
    return Testimony.objects.filter(Q(space=space) | given_here).exists()
