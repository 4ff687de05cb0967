// A screen that waits for background work looks again by itself; without this, a link does it.
const EVERY = 1500;

function watch(box) {
  const done = box.querySelector("[data-done]");
  async function look() {
    try {
      const answer = await fetch(box.dataset.waiting, { headers: { Accept: "application/json" } });
      const found = await answer.json();
      if (found.state !== box.dataset.state) {
        location.reload();
        return;
      }
      if (found.done) done.textContent = `(${found.done})`;
    } catch {
      // The link is still there.
    }
    setTimeout(look, EVERY);
  }
  setTimeout(look, EVERY);
}

document.querySelectorAll("[data-waiting]").forEach(watch);
