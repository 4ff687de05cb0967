// Copies a text, prints the page. The buttons stay hidden where the browser can do neither.

const SAID_FOR = 2000; // milliseconds

async function copy(button) {
  const sources = [...document.querySelectorAll(button.dataset.copy)];
  try {
    await navigator.clipboard.writeText(sources.map((source) => source.textContent.trim()).join("\n\n"));
  } catch {
    getSelection().selectAllChildren(sources[0]);
    return;
  }
  const label = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = label; }, SAID_FOR);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.setAttribute("aria-live", "polite");
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", () => copy(button));
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
