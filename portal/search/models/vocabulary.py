"""The words of the collection, as they are written in it, counted apart for each audience."""

from django.db import models


class SearchWord(models.Model):
    """A word, and in how many things of one audience it stands.

    Nothing is ever counted over audiences: what a visitor is helped with comes from what she may read.

    Args:
        word: in small letters, with its accents; folded: without them.
        number: of things, never 0: a word that stands nowhere any more is erased.
        version: of the index when the number last changed.
    """

    audience = models.CharField(max_length=40)
    word = models.CharField(max_length=30)
    folded = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    version = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audience", "word"], name="one_count_per_word")]
        indexes = [models.Index(fields=["folded", "audience"], name="search_word_folded")]

    def __str__(self):
        """Return the word."""
        return self.word


class EntryWords(models.Model):
    """What an entry of the index brought to the words of the collection, to be taken back with it.

    Args:
        words: different ones, with a space between.
    """

    entry = models.OneToOneField(
        "search.SearchEntry", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    audience = models.CharField(max_length=40)
    words = models.TextField()

    def __str__(self):
        """Return whose words they are."""
        return f"words of {self.entry_id}"
