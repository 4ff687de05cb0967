// A screen that follows what changes elsewhere: it asks for a few bytes, and looks again only where they
// differ. Without this, a link does it. Somebody who writes is not interrupted: she is told.
const EVERY = 3000; // milliseconds
const LONGEST = 60000;

const region = document.querySelector("[data-follow]");

function follow() {
  const news = document.querySelector("[data-news]");
  const lost = document.querySelector("[data-lost]");
  let wait = EVERY;
  let timer;
  let left = false;

  const say = (line, shown) => {
    if (line) line.hidden = !shown;
  };

  function isWriting() {
    const field = document.activeElement;
    return region.querySelector("details[open]") || (region.contains(field) && /^(TEXTAREA|SELECT)$/.test(field.tagName));
  }

  // Part by part where there are parts: what is read aloud when it changes must stay the same element.
  function replace(found) {
    const parts = region.querySelectorAll("[data-part]");
    if (!parts.length) region.innerHTML = found.innerHTML;
    for (const part of parts) {
      const fresh = found.querySelector(`[data-part="${part.dataset.part}"]`);
      if (fresh && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML;
    }
  }

  async function lookAgain() {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("[data-follow]");
    if (!found || left) return;
    const focused = region.contains(document.activeElement) && document.activeElement.id;
    replace(found);
    region.dataset.tag = found.dataset.tag;
    if (focused) document.getElementById(focused)?.focus();
  }

  async function look() {
    try {
      const tag = `"${region.dataset.tag}"`;
      const answer = await fetch(region.dataset.follow, { headers: { "If-None-Match": tag } });
      if (answer.status === 404) {
        location.reload();
        return;
      }
      if (answer.status !== 304 && !answer.ok) throw new Error(answer.status);
      const changed = answer.status !== 304;
      if (changed && !isWriting()) await lookAgain();
      say(news, changed && isWriting());
      say(lost, false);
      wait = EVERY;
    } catch {
      say(lost, true);
      wait = Math.min(wait * 2, LONGEST);
    }
    plan();
  }

  function plan() {
    clearTimeout(timer);
    if (!left && !document.hidden) timer = setTimeout(look, wait);
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (!document.hidden && !left) look();
  });
  addEventListener("leaving", () => {
    left = true;
    clearTimeout(timer);
  });
  plan();
}

if (region) follow();
