"""Makes room for the words of files and their passages. `rebuild_search` fills it: the analyser's version says so."""

from django.db import migrations, models


def make_anew(apps, schema_editor):
    from portal.search.engines import engine_of

    engine = engine_of(schema_editor.connection)
    engine.drop(schema_editor)
    engine.create(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_asked_questions")]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                ("words", models.TextField()),
                ("stems", models.TextField()),
            ],
        ),
        migrations.AddField("searchentry", "text_key", models.BigIntegerField(db_index=True, null=True)),
        migrations.RunPython(make_anew, migrations.RunPython.noop),
    ]
