// Quick exit: leaves at once, and leaves nothing for the Back button to show.

const SHIFTS = 3;
const WITHIN = 5000; // milliseconds

const link = document.querySelector("[data-exit]");
const status = document.querySelector("[data-exit-status]");

function leave() {
  const to = link.dataset.exit;
  // Whatever else is going on stops: nothing of it may be sent after this.
  dispatchEvent(new Event("leaving"));
  try {
    sessionStorage.setItem("left", JSON.stringify({ at: Date.now(), to }));
  } catch {
    // Storage is refused: the page is replaced all the same.
  }
  document.documentElement.hidden = true;
  document.title = "";
  fetch("/q", { method: "POST", keepalive: true, credentials: "same-origin" }).catch(() => {});
  location.replace(to);
}

if (link) {
  let presses = [];
  let alone = false;
  for (const exit of document.querySelectorAll("[data-exit]")) {
    exit.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  }
  const forget = () => {
    presses = [];
    alone = false;
  };
  addEventListener("pointerdown", forget, true);
  addEventListener("keydown", (event) => {
    if (event.key === "Shift") alone = !event.repeat || alone;
    else forget();
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    const now = Date.now();
    presses = [...presses.filter((at) => now - at < WITHIN), now];
    if (presses.length >= SHIFTS) leave();
    else if (status) status.textContent = status.dataset[`left${SHIFTS - presses.length}`];
  }, true);
}
