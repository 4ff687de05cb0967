// A page left alone closes after fifteen minutes, as its session does; two minutes before, it asks.

const MINUTE = 60_000;
const ASKS = 13 * MINUTE;
const CLOSES = 15 * MINUTE;
const TOLD_EVERY = 4 * MINUTE; // while somebody types

const box = document.querySelector("[data-stay]");

if (box) {
  const words = box.querySelector("[data-stay-words]");
  let since = Date.now();

  const stay = async () => {
    const answer = await fetch(box.dataset.stay, { redirect: "manual", credentials: "same-origin" });
    if (answer.status !== 204) return;
    since = Date.now();
    box.hidden = true;
    words.textContent = "";
  };
  const said = () => stay().catch(() => {});

  box.querySelector("button").addEventListener("click", said);
  document.addEventListener("input", () => {
    if (Date.now() - since > TOLD_EVERY) {
      since = Date.now(); // asked once, whatever the answer
      said();
    }
  });
  const look = () => {
    const past = Date.now() - since;
    if (past > CLOSES) {
      document.documentElement.hidden = true;
      location.replace(box.dataset.leave);
    } else if (past > ASKS && box.hidden) {
      box.hidden = false;
      words.textContent = words.dataset.stayWords;
    }
  };
  setInterval(look, 5_000);
  addEventListener("pageshow", look);
}
