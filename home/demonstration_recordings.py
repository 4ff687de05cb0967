"""What past events of the demonstration left: a clip drawn for it, its sound, its words, its sheet."""

import json
import shutil

from django.core.files.base import ContentFile

from documents.models import DocumentPage
from home.demonstration_site import FOLDER
from portal.files.media.cleaning import clean_recording
from webinars.models import EventPage, Material, Mention
from webinars.recordings import keeping, materials
from webinars.recordings.captions import clean_captions
from webinars.recordings.upload import IncomingFile

FILES = FOLDER / "recordings"
LEAFLET = "Comment ça va, toi, en ce moment ?\nQu’est-ce qui t’aiderait, là, cette semaine ?\n"


def load_recordings():
    """Give past events what they left; a second run adds nothing."""
    for slug, told in json.loads((FILES / "recordings.json").read_text(encoding="utf-8")).items():
        event = EventPage.objects.filter(slug=slug, recording=None).first()
        if event is not None:
            _load(event.specific, told)


def _load(event, told):
    for path in sorted(FILES.glob(f"{event.slug}.mp*")):
        _give_file(event, path)
    for path in sorted(FILES.glob(f"{event.slug}.*.vtt")):
        language = path.name.split(".")[-2]
        keeping.set_captions(event, language, clean_captions(path.read_bytes()))
    keeping.set_words(event, "", told["chapters"])
    keeping.keep_sheet(event, told["sheet"])
    if "material" in told:
        file = ContentFile(LEAFLET.encode(), name="feuille.txt")
        materials.keep(event, Material(name=told["material"], file=file))
        title, url = told["link"]
        materials.keep(event, Mention(title=title, url=url))
        notice = DocumentPage.objects.visible_to(None).order_by("path").first()
        if notice is not None:
            materials.keep(event, Mention(page=notice.portalpage_ptr))


def _give_file(event, path):
    """Let a file in by the way that all recordings take."""
    incoming = IncomingFile(path.name, "", 0, None)
    with path.open("rb") as source:
        shutil.copyfileobj(source, incoming.file)
    incoming.file.flush()
    incoming.size = path.stat().st_size
    keeping.keep_file(event, incoming, clean_recording(incoming.temporary_file_path()))
