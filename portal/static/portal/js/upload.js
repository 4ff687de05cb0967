/* Shows how much of the files is sent, and says before sending that they are too heavy. The form works without it. */
const form = document.querySelector("form[data-upload]");
const inputs = [...form.querySelectorAll("input[type=file]")];
const bar = form.querySelector("[data-progress]");
const tooHeavy = form.querySelector("[data-too-heavy]");
const weight = () => inputs.flatMap((input) => [...input.files]).reduce((sum, file) => sum + file.size, 0);
let onItsWay = false;

// A page that is shown again by « back » is as it was left: on its way.
window.addEventListener("pageshow", () => { onItsWay = false; bar.hidden = true; });
form.addEventListener("change", () => { tooHeavy.hidden = weight() <= Number(form.dataset.most); });
form.addEventListener("submit", (event) => {
  if (!weight()) return;
  if (!tooHeavy.hidden) { event.preventDefault(); tooHeavy.scrollIntoView({ block: "center" }); return; }
  event.preventDefault();
  if (onItsWay) return;
  onItsWay = true;
  const sent = new FormData(form, event.submitter);
  const request = new XMLHttpRequest();
  bar.hidden = false;
  bar.scrollIntoView({ block: "center" });
  request.upload.addEventListener("progress", (moment) => {
    const percent = Math.round((100 * moment.loaded) / moment.total);
    bar.querySelector("progress").value = percent;
    bar.querySelector("[data-percent]").textContent = `${percent} %`;
  });
  request.addEventListener("load", () => {
    let next = null;
    try { next = JSON.parse(request.responseText).url; } catch { /* signed out, or refused: see it as without us */ }
    if (next) window.location.assign(next); else HTMLFormElement.prototype.submit.call(form);
  });
  request.addEventListener("error", () => { bar.hidden = true; HTMLFormElement.prototype.submit.call(form); });
  request.open("POST", form.action || window.location.href);
  request.setRequestHeader("X-Upload", "1");
  request.send(sent);
});
