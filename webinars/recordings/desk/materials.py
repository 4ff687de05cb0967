"""The facilitator's screen on the documents of an event, and on what was mentioned there."""

from webinars.models import Material, Mention
from webinars.recordings import materials
from webinars.recordings.desk.forms import AudienceForm, MaterialForm, MentionForm
from webinars.recordings.desk.screens import Screen


def _number(text):
    return int(text) if text.isdecimal() and len(text) < 19 else 0


class MaterialsScreen(Screen):
    """Documents given out, and what was mentioned."""

    template, url_name = "webinars/recordings/admin/materials.html", "event_materials"

    def context(self):
        """Return both lists and both forms."""
        return {
            "materials": self.event.materials.all(),
            "mentions": self.event.mentions.select_related("page"),
            "material_form": MaterialForm(initial={"audience": "members"}),
            "mention_form": MentionForm(),
        }

    def do_material(self, request):
        """Keep a document."""
        form = self.forms["material_form"] = MaterialForm(request.POST, request.FILES)
        if form.is_valid():
            materials.keep(self.event, form.save(commit=False), user=request.user)
        return form.is_valid()

    def do_mention(self, request):
        """Keep what was mentioned."""
        form = self.forms["mention_form"] = MentionForm(request.POST)
        if form.is_valid():
            materials.keep(self.event, form.save(commit=False), user=request.user)
        return form.is_valid()

    def do_audience(self, request):
        """Say who may have a document."""
        form = AudienceForm(request.POST)
        if form.is_valid():
            key, audience = _number(request.POST.get("key", "")), form.cleaned_data["audience"]
            materials.set_material_audience(self.event, key, audience, user=request.user)
        return form.is_valid()

    def do_remove(self, request):
        """Take a document or a mention away."""
        model = Material if request.POST.get("what") == "material" else Mention
        materials.remove(self.event, model, _number(request.POST.get("key", "")), user=request.user)
        return True
