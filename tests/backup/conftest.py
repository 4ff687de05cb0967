"""A second site, with a database and files of its own: restorations never touch the tests' database."""

import json
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import connection

import psycopg
import pytest

from portal.files.models import private_storage
from tests.database import migrated_database
from tests.factories import make_file, make_image, make_notice, make_person, make_site
from tests.processes import environment, finish, manage, start, start_script

TELL = """
import json
from members.models import User
from portal.files.models import PortalFile, PortalImage
from portal.models import PortalPage
from portal.search.query import parse
from portal.search.searching import SearchRequest, search
def found(reader):
    return [card.title for card in search(SearchRequest(query=parse("hébergement")), reader).cards]
print(json.dumps({
    "pages": list(PortalPage.objects.order_by("path").values_list("path", "title", "audience", "live")),
    "users": list(User.objects.order_by("pk").values_list("pk", "email", "groups")),
    "files": [[f.pk, f.public_id, f.file.name, f.file_hash] for f in PortalFile.objects.order_by("pk")],
    "images": [[i.pk, i.public_id, i.file.name] for i in PortalImage.objects.order_by("pk")],
    "found by a visitor": found(None),
    "found by a member": found(User.objects.filter(groups__name="Membre").first()),
}))
"""


class Installation:
    """A site of the portal, as processes see it."""

    def __init__(self, folder, database):
        self.folder = folder
        self.database = database
        self.changes = {
            "DATABASE_URL": self._url(),
            "VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "DEBUG": "0",
        }

    def _url(self):
        if connection.vendor == "sqlite":
            return f"sqlite:///{self.folder / 'portal.sqlite3'}"
        return f"{environment()['DATABASE_URL'].rsplit('/', 1)[0]}/{self.database}"

    def manage(self, *arguments):
        """Run a management command here."""
        return manage(*map(str, arguments), **self.changes)

    def start(self, *arguments):
        """Start a management command here."""
        return start(*map(str, arguments), **self.changes)

    def start_script(self, code, *arguments):
        """Start some Python here."""
        return start_script(code, *arguments, **self.changes)

    def run(self, code, *arguments):
        """Run some Python here and return what it printed."""
        [(code, output, errors)] = finish([self.start_script(code, *arguments)])
        assert code == 0, errors
        return output.strip()

    def tell(self):
        """Return what the site holds and what its readers find."""
        return json.loads(self.run(TELL))

    def files(self):
        """Return the content of all files, by their path."""
        roots = [self.folder / "media", self.folder / "private"]
        paths = [path for root in roots for path in sorted(root.rglob("*")) if path.is_file()]
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}


@dataclass
class Original:
    """A backup, what the command said, and what the site told and had in its folders."""

    folder: Path
    said: str
    told: dict
    files: dict


def make_content():
    """Make pages for all and for members, people, a file, an image and something confided."""
    tree = make_site()
    make_notice(tree, "Hébergement d'urgence", file=make_file("Rapport"), listing_image=make_image("Photo"))
    make_notice(tree, "Hébergement entre nous", audience="members")
    for role in ("member", "facilitator"):
        make_person(role)
    private_storage().save("post/confiee.pdf", ContentFile(secrets.token_bytes(5_000)))


@pytest.fixture(scope="session")
def fresh(make_installation):
    """A site just installed, for others to be copied from."""
    kept = migrated_database()
    site = make_installation(template=kept)
    if connection.vendor == "sqlite":
        shutil.copyfile(kept, site.folder / "portal.sqlite3")
    assert site.manage("createcachetable").returncode == 0
    return site


@pytest.fixture(scope="session")
def original(make_installation, fresh, tmp_path_factory):
    """A backup made once, with what its site held then."""
    folder = tmp_path_factory.mktemp("original") / "backup"
    site = make_installation(like=fresh)
    site.run("from tests.backup.conftest import make_content; make_content()")
    done = site.manage("backup", folder)
    assert done.returncode == 0, done.stderr
    return Original(folder, done.stdout, site.tell(), site.files())


@pytest.fixture
def backup(original, tmp_path):
    """A copy of the backup, to damage."""
    return Path(shutil.copytree(original.folder, tmp_path / "backup"))


@pytest.fixture(scope="session")
def model(original, make_installation):
    """A site where the backup was restored, for `site` to be copied from."""
    installation = make_installation()
    done = installation.manage("restore", original.folder)
    assert done.returncode == 0, done.stderr
    return installation


@pytest.fixture(scope="session")
def make_installation(tmp_path_factory):
    """Make sites with a database and files of their own: empty, or like another one."""
    made = []

    def execute(sql):
        if connection.vendor == "postgresql":
            with psycopg.connect(environment()["DATABASE_URL"], autocommit=True) as server:
                server.execute(sql)

    def make(like=None, template="template1"):
        folder, name = tmp_path_factory.mktemp("site") / "var", f"backup_{secrets.token_hex(4)}"
        if like:
            shutil.copytree(like.folder, folder)
        folder.mkdir(exist_ok=True)
        execute(f'CREATE DATABASE {name} TEMPLATE "{like.database if like else template}"')
        made.append(name)
        return Installation(folder, name)

    yield make
    for name in made:
        execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def elsewhere(make_installation):
    """A site that holds nothing, not even tables."""
    return make_installation()


@pytest.fixture
def site(model, make_installation):
    """A site that holds what the backup holds."""
    return make_installation(like=model)


def wait_for(condition, seconds=30):
    """Wait until something happens."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "It did not happen in time."
        time.sleep(0.002)
