"""An editor at her desk: the Wagtail admin in French, as she sees and clicks it."""

from playwright.sync_api import expect

from tests.browser.reader import Reader


class Desk(Reader):
    """A browser in the admin."""

    def begin_notice(self, centre):
        """Open the form of a new notice."""
        self.go(f"/admin/pages/add/documents/documentpage/{centre.pk}/")

    def button(self, name):
        """Return a button by its name."""
        return self.page.get_by_role("button", name=name)

    def field(self, name):
        """Return a field of text by its label."""
        return self.page.get_by_role("textbox", name=name, exact=True)

    def choose_parent(self, home, centre):
        """Say under which page the notice goes, where the admin asks it."""
        ask = self.button("Choisissez une page")
        if ask.count():
            ask.click()
            dialog = self.page.get_by_role("dialog")
            dialog.get_by_title(home).click()
            dialog.get_by_role("link", name=centre, exact=True).click()
            expect(dialog).to_have_count(0)
            self.follow(self.page.get_by_role("button", name="Créer un"))

    def add_contributor(self, family, given):
        """Add a person to those who made the document."""
        self.button("Ajouter un(e) personne ou organisme").click()
        self.field("Nom de famille").fill(family)
        self.field("Prénom").fill(given)

    def open_upload(self):
        """Open the form that sends a file, and return its dialog."""
        self.button("Choisir un document").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("tab", name="Transférer").click()
        return dialog

    def upload(self, dialog, title, name, content):
        """Choose a file of one's computer, give it a title and send it."""
        with self.page.expect_file_chooser() as chooser:
            dialog.get_by_role("button", name="Fichier").click()
        chooser.value.set_files({"name": name, "mimeType": "application/pdf", "buffer": content})
        # The admin proposes the name of the file, a moment later.
        expect(dialog.get_by_role("textbox", name="Titre")).not_to_have_value("")
        dialog.get_by_role("textbox", name="Titre").fill(title)
        with self.page.expect_response("**/documents/chooser/**"):
            dialog.get_by_role("button", name="Transférer").click()

    def save_draft(self):
        """Save the draft."""
        self.follow(self.button("Enregistrer le brouillon"))

    def publish(self):
        """Publish, from the menu of actions."""
        self.button("Plus d'actions").click()
        self.follow(self.button("Publier"))

    def change_audience(self, audience):
        """Say who may read the page that is open, from the menu of its header."""
        self.page.get_by_role("button", name="Actions", exact=True).first.click()
        self.follow(self.page.get_by_role("link", name="Visible par :"))
        self.page.get_by_role("radio", name=audience).check()
        self.follow(self.button("Changer la visibilité"))

    def messages(self):
        """Return what the admin says after an action."""
        return self.page.locator(".messages").inner_text()
