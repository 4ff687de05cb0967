// Escape closes the menu that is open, and gives the place back to what opened it.

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector(".site-header details.menu[open]");
  if (!open) return;
  const held = open.contains(document.activeElement);
  open.open = false;
  if (held) open.querySelector("summary").focus();
});
