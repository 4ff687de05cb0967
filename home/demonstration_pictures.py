"""Takes the pictures of the guides: `script/screenshots`. Needs the browser of the tests."""

import email
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from email import policy
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

from home.demonstration_screens import (
    ADMIN,
    EDITOR,
    FACILITATOR,
    LAW,
    NEW_PROMISE,
    PUBLIC,
    REFERENCES,
    THEIRS,
)

PORT = 8749
ADDRESS = f"http://127.0.0.1:{PORT}"
ROOT = Path(__file__).resolve().parent.parent
IMAGES = Path(__file__).parent / "demonstration" / "images"
README_PICTURE = ROOT / "docs" / "images" / "accueil.webp"
WIDTH, HEIGHT = 1000, 720


def _manage(env, *arguments):
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=env, check=True)  # noqa: S603


def _start(env):
    for arguments in (["prepare"], ["load_demo"]):
        _manage(env, *arguments)
    command = [sys.executable, "manage.py"]
    server = subprocess.Popen(  # noqa: S603
        [*command, "runserver", "--noreload", "--insecure", f"127.0.0.1:{PORT}"], cwd=ROOT, env=env
    )
    worker = subprocess.Popen([*command, "run_worker", "--interval", "0.3"], cwd=ROOT, env=env)  # noqa: S603
    for _ in range(100):
        try:
            urlopen(f"{ADDRESS}/robots.txt").read()  # noqa: S310
            return server, worker
        except OSError:
            time.sleep(0.2)
    sys.exit("The server did not start.")


def _save(picture, path):
    from PIL import Image

    path.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(BytesIO(picture)) as image:
        image.convert("RGB").save(path, "WEBP", quality=72, method=6)


def _take(page, language, name, path):
    if path.startswith("notice"):
        page.goto(f"{ADDRESS}/{language}/documentation/?q={LAW}")
        page.locator(".card h3 a").first.click()
        page.wait_for_selector(".notice")
        if path != "notice":
            page.locator(".set-aside button").click()
            page.wait_for_selector(".set-aside a")
            page.locator("#cite-title").evaluate("title => title.scrollIntoView()")
    else:
        page.goto(f"{ADDRESS}{path}")
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(), IMAGES / f"capture-{name}.{language}.webp")


def _space_screens(env):
    """Return the screens of spaces, as the demonstration that runs has them."""
    ask = "import json; from home.demonstration_space_screens import screens; print(json.dumps(screens()))"
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", ask]
    said = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)  # noqa: S603
    return json.loads(said.stdout.splitlines()[-1])


def _take_theirs(browser, folder, language, theirs):
    for account, pictures in theirs.items():
        context = browser.new_context(locale=f"{language}-CA", viewport={"width": WIDTH, "height": HEIGHT})
        page = context.new_page()
        _sign_in(page, folder, language, account)
        for name, paths in pictures.items():
            page.goto(f"{ADDRESS}{paths[language]}")
            page.wait_for_load_state("networkidle")
            _save(page.screenshot(), IMAGES / f"capture-{name}.{language}.webp")
        context.close()


def _sign_in(page, folder, language, account=EDITOR):
    page.goto(ADDRESS + PUBLIC[language]["connexion"])
    page.fill("[name=email]", account)
    page.click("main form button")
    page.wait_for_selector("[name=code]")
    page.fill("[name=code]", _code(folder / "mail"))
    page.click("main form button")
    page.wait_for_url(f"{ADDRESS}/{language}/")


def _code(mails):
    """Return the code that arrived, whatever else did."""
    for _ in range(400):
        for path in mails.glob("*.eml"):
            message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
            found = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", message.get_body(("plain",)).get_content())
            if found:
                path.unlink()
                return found.group(0)
        time.sleep(0.2)
    sys.exit("No code came.")


def _speak(env, language):
    change = f"User.objects.exclude(email=None).update(language='{language}')"
    _manage(env, "shell", "-v0", "-c", change)


def _take_admin(page, language):
    page.goto(f"{ADDRESS}/admin/notices/?q=criminel")
    page.locator("table.listing .title a").first.wait_for()
    _save(page.screenshot(), IMAGES / f"capture-liste-notices.{language}.webp")
    page.locator("table.listing .title a[href*='/edit/']").first.click()
    page.wait_for_url("**/edit/")
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(), IMAGES / f"capture-formulaire-notice.{language}.webp")
    key = re.search(r"/pages/(\d+)/", page.url).group(1)
    page.goto(f"{ADDRESS}/admin/pages/{key}/audience/")
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(), IMAGES / f"capture-apercu-audience.{language}.webp")

    for name, path in ADMIN.items():
        page.goto(f"{ADDRESS}{path}")
        page.wait_for_load_state("networkidle")
        _save(page.screenshot(), IMAGES / f"capture-{name}.{language}.webp")
    _take_import(page, language)


def _take_import(page, language):
    page.goto(f"{ADDRESS}/admin/notices/import/")
    page.fill("[name=text]", REFERENCES)
    page.click("form[action$='/import/'] button[type=submit]")
    page.wait_for_selector(".desk-entry")
    page.locator(".desk-entry").first.evaluate("entry => entry.scrollIntoView()")
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(), IMAGES / f"capture-importation.{language}.webp")


def _take_help(page, language):
    page.goto(f"{ADDRESS}/admin/help-sign-in/")
    page.fill("main [name=q]", "membre")
    page.click("form[action$='/help-sign-in/'] button")
    page.locator(".desk-entry").first.wait_for()
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(), IMAGES / f"capture-aider-connexion.{language}.webp")


def _take_applications(page, language):
    page.goto(f"{ADDRESS}/admin/applications/")
    page.locator("table.listing .title a").first.click()
    page.wait_for_url("**/applications/file/**")
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(), IMAGES / f"capture-demande.{language}.webp")


def _take_member(page, language):
    page.goto(f"{ADDRESS}/admin/members/")
    page.fill(".desk [name=q]", "Outaouais")
    page.click(".desk form[role=search] button")
    page.locator(".desk-entry a").first.click()
    page.wait_for_url(re.compile(r"/admin/members/\d+/"))
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(), IMAGES / f"capture-dossier-membre.{language}.webp")


def _take_event(page, language):
    page.goto(f"{ADDRESS}/admin/events/")
    page.locator(".desk-entry a").nth(1).click()
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(), IMAGES / f"capture-evenement.{language}.webp")
    page.goto(f"{ADDRESS}/admin/events/")
    page.locator(".desk-entry a[href]").filter(has_text="Reconnaître les signes").click()
    page.locator("a[href$='/attendance/']").first.click()
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(), IMAGES / f"capture-presences.{language}.webp")


def _take_deposits(page, language):
    page.goto(f"{ADDRESS}/admin/deposits/")
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(), IMAGES / f"capture-depots.{language}.webp")


def _take_charter(page, language):
    page.goto(f"{ADDRESS}/admin/charter-versions/add/")
    page.wait_for_load_state("networkidle")
    for code, line in NEW_PROMISE.items():
        field = page.locator(f"[name=agreements_{code}]")
        field.fill(f"{field.input_value()}\n{line}")
    page.locator("footer button[type=submit]").first.click()
    page.wait_for_url("**/charter-versions/")
    drafts = page.locator("a[href*='/charter-versions/edit/']")
    key = re.search(r"/edit/(\d+)", drafts.first.get_attribute("href")).group(1)
    page.goto(f"{ADDRESS}/admin/charter/publish/{key}/")
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(), IMAGES / f"capture-charte.{language}.webp")


def main():
    """Make a demonstration in a folder of its own, and take its pictures in both languages."""
    from playwright.sync_api import sync_playwright

    browser_path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "VAR_DIR": folder, "DEBUG": "0"}
        running = _start({**os.environ, **settings})
        try:
            browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
            for language, pages in PUBLIC.items():
                context = browser.new_context(
                    locale=f"{language}-CA", viewport={"width": WIDTH, "height": HEIGHT}
                )
                page = context.new_page()
                _speak({**os.environ, **settings}, language)
                for name, path in pages.items():
                    _take(page, language, name, path)
                _sign_in(page, Path(folder), language, EDITOR)
                _take_admin(page, language)
                context.clear_cookies()
                _sign_in(page, Path(folder), language, FACILITATOR)
                _take_help(page, language)
                _take_applications(page, language)
                _take_member(page, language)
                _take_event(page, language)
                _take_deposits(page, language)
                _take_charter(page, language)
                context.close()
                _take_theirs(browser, Path(folder), language, THEIRS)
                _take_theirs(browser, Path(folder), language, _space_screens({**os.environ, **settings}))
            browser.close()
        finally:
            for process in running:
                process.terminate()
                process.wait()
    README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
    README_PICTURE.write_bytes((IMAGES / "capture-accueil.fr.webp").read_bytes())


if __name__ == "__main__":
    main()
