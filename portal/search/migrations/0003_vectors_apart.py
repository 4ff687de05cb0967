"""Keeps PostgreSQL's vectors in a table of their own. `rebuild_search` fills it: the analyser's version says so."""

from django.db import migrations


def make_anew(apps, schema_editor):
    from portal.search.engines import engine_of

    if schema_editor.connection.vendor == "postgresql":
        engine = engine_of(schema_editor.connection)
        engine.drop(schema_editor)
        engine.create(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_admin_search_index")]

    operations = [migrations.RunPython(make_anew, migrations.RunPython.noop)]
