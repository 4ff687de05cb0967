"""The facilitator's screens on what an event leaves: its recording, its words, its synthesis."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from webinars.desk.views import for_facilitators, own_event
from webinars.models import Captions, Recording, RecordingFile, Sheet
from webinars.recordings import keeping
from webinars.recordings.desk.forms import (
    AudienceForm,
    ElsewhereForm,
    RecordingFileForm,
    SheetForm,
    WordsForm,
)
from webinars.recordings.upload import RecordingUploadHandler


@method_decorator([never_cache, for_facilitators], name="dispatch")
class Screen(View):
    """A screen of an event: what stands, and one deed a button (`do`)."""

    template = url_name = ""

    def setup(self, request, *args, **kwargs):
        """Keep the request; the event is looked for once she is let in."""
        super().setup(request, *args, **kwargs)
        self.forms = {}

    @property
    def event(self):
        """The event of the address.

        Raises:
            Http404: there is none.
        """
        if not hasattr(self, "_event"):
            self._event = own_event(self.kwargs["key"])
        return self._event

    @property
    def recording(self):
        """What the event leaves, None when it is nothing yet."""
        return Recording.objects.filter(pk=self.event.pk).first()

    def get(self, request, key):
        """Show how things stand."""
        context = {"event": self.event, "recording": self.recording, **self.context(), **self.forms}
        return render(request, self.template, context)

    def post(self, request, key):
        """Do what the button says; anything else shows the screen again."""
        deed = getattr(self, f"do_{request.POST.get('do', '')}", None)
        if deed is None or not deed(request):
            return self.get(request, key)
        messages.success(request, _("Done: it is so on the page."))
        return redirect(self.url_name, self.event.pk)

    def context(self):
        """Return the variables of the screen."""
        return {}


class RecordingScreen(Screen):
    """The files, the address elsewhere, and who sees them."""

    template, url_name = "webinars/recordings/admin/recording.html", "event_recording"

    def context(self):
        """Return the files and the forms."""
        recording = self.recording
        return {
            "files": recording.files.order_by("-kind") if recording else [],
            "file_form": RecordingFileForm(),
            "elsewhere_form": ElsewhereForm(initial={"url": recording.embed_url if recording else ""}),
        }

    def do_audience(self, request):
        """Say who sees the recording."""
        form = AudienceForm(request.POST)
        if form.is_valid():
            keeping.set_audience(self.event, form.cleaned_data["audience"], user=request.user)
        return form.is_valid()

    def do_remove(self, request):
        """Take a file away."""
        kind = request.POST.get("kind", "")
        if kind in (RecordingFile.VIDEO, RecordingFile.AUDIO):
            keeping.remove_file(self.event, kind, user=request.user)
        return True

    def do_elsewhere(self, request):
        """Say where it is elsewhere."""
        form = self.forms["elsewhere_form"] = ElsewhereForm(request.POST)
        if form.is_valid():
            keeping.set_embed(self.event, form.cleaned_data["url"], user=request.user)
        return form.is_valid()


@method_decorator(csrf_exempt, name="dispatch")
class UploadScreen(RecordingScreen):
    """Takes a file. The token is checked once the file is on its way to the disk: checking reads the form."""

    def dispatch(self, request, *args, **kwargs):
        """Have the file written to the disk as it comes."""
        self.handler = RecordingUploadHandler(request)
        request.upload_handlers = [self.handler]
        return csrf_protect(super().dispatch)(request, *args, **kwargs)

    def post(self, request, key):
        """Keep the file, or say why not."""
        form = RecordingFileForm(request.POST, request.FILES, is_too_large=self.handler.is_too_large)
        self.forms["file_form"] = form
        if not form.is_valid():
            return self.get(request, key)
        keeping.keep_file(self.event, form.cleaned_data["file"], form.recording, user=request.user)
        messages.success(request, _("The recording is on line, without what it told about people."))
        return redirect(self.url_name, self.event.pk)


class WordsScreen(Screen):
    """Captions, transcript, chapters."""

    template, url_name = "webinars/recordings/admin/words.html", "event_words"

    def context(self):
        """Return the captions and the form."""
        return {
            "captions": Captions.objects.filter(recording=self.event.pk).defer("text"),
            "form": WordsForm.from_recording(self.recording, self.event.language_tag),
        }

    def do_words(self, request):
        """Keep all three."""
        form = self.forms["form"] = WordsForm(request.POST, request.FILES)
        if form.is_valid():
            said = form.cleaned_data
            if said["captions"]:
                keeping.set_captions(self.event, said["language"], said["captions"], user=request.user)
            keeping.set_words(self.event, said["typed"], said["chapters"], user=request.user)
        return form.is_valid()

    def do_remove(self, request):
        """Take captions away."""
        language = request.POST.get("language", "")
        if language in dict(settings.LANGUAGES):
            keeping.set_captions(self.event, language, "", user=request.user)
        return True


class SheetScreen(Screen):
    """The synthesis on one page."""

    template, url_name = "webinars/recordings/admin/sheet.html", "event_sheet"

    def context(self):
        """Return the form."""
        return {"form": SheetForm(instance=self._sheet())}

    def _sheet(self):
        return Sheet.objects.filter(pk=self.event.pk).first()

    def do_sheet(self, request):
        """Keep it."""
        form = self.forms["form"] = SheetForm(request.POST)
        if form.is_valid():
            keeping.keep_sheet(self.event, form.cleaned_data, user=request.user)
        return form.is_valid()

    def do_remove(self, request):
        """Take it away."""
        keeping.keep_sheet(self.event, {}, user=request.user)
        return True
