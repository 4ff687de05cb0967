"""The words by which what is written in a space is found: on its own row, so that they go with it.

Nothing of a space stands in the index of the public search (docs/decisions/0040).
"""

from django.db import models

from portal.search.analyser import analyse, is_stop_word


def words_of(text):
    """Return the forms of the words of a text, each once, between spaces: exact ones and stems.

    Both languages' stems are kept, whatever the text is in: people write in one and look in the other.
    """
    forms = {}
    for token in analyse(text):
        forms |= dict.fromkeys([f"x{token.exact}", *token.stems])
    return f" {' '.join(forms)} " if forms else ""


def forms_asked(question):
    """Return the forms of each word of a question that says something, one list a word.

    Words that say nothing by themselves count where there is nothing else.
    """
    tokens = analyse(question)
    telling = [token for token in tokens if not is_stop_word(token.exact)] or tokens
    return list(dict.fromkeys((f"x{token.exact}", *token.stems) for token in telling))


class WithWords(models.Model):
    """A model whose words are found; they are made anew each time that what they come from is written.

    A class says in `WORDS_FROM` from which field.
    """

    WORDS_FROM = ""

    words = models.TextField(blank=True, editable=False, default="")

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        """Keep the words with what they come from."""
        if update_fields is None or self.WORDS_FROM in update_fields:
            self.words = words_of(getattr(self, self.WORDS_FROM))
            update_fields = update_fields if update_fields is None else {*update_fields, "words"}
        super().save(*args, update_fields=update_fields, **kwargs)


class WithWordsQuerySet(models.QuerySet):
    """What `save` does, done by `update` too."""

    def update(self, **fields):
        """Keep the words with what they come from."""
        if self.model.WORDS_FROM in fields:
            fields["words"] = words_of(fields[self.model.WORDS_FROM])
        return super().update(**fields)
