from django.db import migrations, models


def create_words(apps, schema_editor):
    from portal.search.engines import engine_of

    engine_of(schema_editor.connection).create(schema_editor)


def drop_words(apps, schema_editor):
    from portal.search.engines import engine_of

    engine_of(schema_editor.connection).drop(schema_editor)


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=20)),
                ("object_id", models.BigIntegerField()),
                ("audience", models.CharField(blank=True, max_length=40)),
                ("locale", models.CharField(blank=True, max_length=2)),
                ("facets", models.TextField(blank=True)),
                ("year", models.SmallIntegerField(default=0)),
                ("sort_title", models.CharField(blank=True, max_length=120)),
                ("added", models.DateTimeField(null=True)),
                ("version", models.BigIntegerField(db_index=True, default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["sort_title", "id"], name="search_by_title"),
                    models.Index(fields=["year", "id"], name="search_by_year"),
                    models.Index(fields=["added", "id"], name="search_by_added"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "object_id"), name="one_entry_per_thing")
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.BigIntegerField(default=0)),
                ("analyser", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.RunPython(create_words, drop_words),
    ]
