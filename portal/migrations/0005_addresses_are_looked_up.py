"""Indexes on what each request looks up and Wagtail has none for: addresses, the menu, the footer."""

from django.db import migrations, models

import portal.fields


class Migration(migrations.Migration):
    dependencies = [("portal", "0004_in_footer"), ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX portal_page_address ON wagtailcore_page (url_path)",
            "DROP INDEX IF EXISTS portal_page_address",
        ),
        migrations.RunSQL(
            "CREATE INDEX portal_in_menus ON wagtailcore_page (path) WHERE show_in_menus",
            "DROP INDEX IF EXISTS portal_in_menus",
        ),
        # Nearly all pages have the same audience: its index led planners astray.
        migrations.AlterField(
            model_name="portalpage",
            name="audience",
            field=portal.fields.StateField(
                choices=[("public", "Everybody"), ("members", "Members")],
                max_length=10,
                verbose_name="audience",
            ),
        ),
        migrations.AddIndex(
            model_name="portalpage",
            index=models.Index(
                condition=models.Q(("in_footer", True)), fields=["page_ptr"], name="portal_in_footer"
            ),
        ),
    ]
