"""Model fields of the house."""

from django.db import models

from wagtail.fields import StreamField


class StateField(models.CharField):
    """A text column that `save()` writes when the row is made and never again.

    What is state must not come back with old content: a revision that is reverted
    to, published on schedule or by a workflow carries the value of its day. On
    update the column is set to itself, in the database, so that even an instance
    read before the change cannot undo it. Change it with `QuerySet.update()`.
    """

    def pre_save(self, model_instance, add):
        """Return the instance's value for an insertion, the column itself for an update."""
        if add:
            return super().pre_save(model_instance, add)
        return models.F(self.attname)


class SlimStreamField(StreamField):
    """A StreamField whose list of blocks stays out of migrations.

    Migrations of block lists carry no schema change and outweigh the code that they
    describe. The cost: a data migration over blocks must import the present ones.
    """

    def deconstruct(self):
        """Describe the field without its blocks."""
        name, path, _args, kwargs = super().deconstruct()
        for option in ("block_types", "block_lookup", "verbose_name", "help_text"):
            kwargs.pop(option, None)
        return name, path, [[]], kwargs
