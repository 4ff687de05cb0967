/* Shows how a message will look without leaving it, and sends it so that a line that is cut loses nothing.
   The form works without it. */
const GIVEN_BACK = [200, 409, 422, 429];

const read = (html) => new DOMParser().parseFromString(html, "text/html");

async function look(form, button) {
  const sent = new FormData(form, button);
  // Words alone: files are heavy, and stay chosen.
  for (const name of ["files", "voice", "take_out"]) sent.delete(name);
  const answer = await fetch(location.href, { method: "POST", body: sent });
  const shown = read(await answer.text()).querySelector("[data-preview]");
  if (answer.redirected || !shown) throw new Error("no preview");
  const place = document.querySelector("[data-preview]");
  place.replaceChildren(...shown.childNodes);
  place.scrollIntoView({ block: "start" });
}

/* Whoever signed in again has another key for her forms. */
async function newKey(form) {
  const page = read(await (await fetch(location.href)).text());
  const found = page.querySelector("[data-compose] [name=csrfmiddlewaretoken]");
  if (found) form.elements.csrfmiddlewaretoken.value = found.value;
}

function begin(form) {
  const part = (name) => form.querySelector(`[data-${name}]`);
  const holdsFiles = () => [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length);
  let request = null, wasSignedOut = false;

  function over(message) {
    request = null;
    part("sending").hidden = true;
    if (!message) return;
    part(message).hidden = false;
    part(message).scrollIntoView({ block: "center" });
  }

  function arrived() {
    let next = null;
    try { next = JSON.parse(request.responseText).url; } catch { /* a page */ }
    if (next) { removeEventListener("beforeunload", warn); location.assign(next); return; }
    const here = new URL(request.responseURL).pathname === location.pathname;
    if (!here) {
      wasSignedOut = true;
      // Words alone wait for her behind the sign-in.
      if (holdsFiles()) over("signed-out"); else location.assign(request.responseURL);
      return;
    }
    const page = read(request.responseText);
    // Without her cookies the form is nobody's: as when her session ended, and nothing that she typed is kept.
    if (page.querySelector("[data-expired]")) { wasSignedOut = true; over("signed-out"); return; }
    const main = GIVEN_BACK.includes(request.status) && page.querySelector("main");
    if (!main) { over("cut"); return; }
    removeEventListener("beforeunload", warn);
    document.querySelector("main").replaceWith(main);
    document.dispatchEvent(new CustomEvent("composed"));
    const wrong = main.querySelector("[data-errors]") || main;
    wrong.focus();
    wrong.scrollIntoView({ block: "start" });
  }

  async function send() {
    if (request) return;
    request = new XMLHttpRequest();
    for (const name of ["cut", "signed-out"]) part(name).hidden = true;
    part("sending").hidden = false;
    const bar = part("sending").querySelector("progress");
    request.upload.addEventListener("progress", (moment) => { bar.value = (100 * moment.loaded) / moment.total; });
    request.addEventListener("load", arrived);
    request.addEventListener("error", () => over("cut"));
    request.addEventListener("abort", () => over());
    try {
      if (wasSignedOut) await newKey(form);
    } catch {
      over("cut");
      return;
    }
    request.open("POST", location.href);
    request.setRequestHeader("X-Upload", "1");
    request.send(new FormData(form));
  }

  function warn(event) {
    if (part("listen")?.src) event.preventDefault();
  }

  addEventListener("beforeunload", warn);
  addEventListener("leaving", () => { removeEventListener("beforeunload", warn); request?.abort(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.name !== "preview") { send(); return; }
    look(form, event.submitter).catch(() => {
      part("cut").hidden = false;
      part("cut").scrollIntoView({ block: "center" });
    });
  });
}

function beginAll() {
  for (const form of document.querySelectorAll("[data-compose]")) begin(form);
}

beginAll();
document.addEventListener("composed", beginAll);
