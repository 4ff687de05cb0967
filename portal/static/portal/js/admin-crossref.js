// The button that completes the form of a notice from its DOI: empty fields only, nothing saved.
(() => {
  function control(name) {
    return document.getElementById(`id_${name}`);
  }

  function write(field, value) {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function fillField({ name, value }, isNew) {
    const field = control(name);
    // A select always has a value: only on a new notice was it nobody's choice.
    const free = field && (name === "kind" ? isNew : !field.value.trim());
    if (free) write(field, value);
    return free;
  }

  function livingForms() {
    return [...document.querySelectorAll("[id^='id_contributors-'][id$='-family']")].filter(
      (field) => !field.id.includes("__prefix__") && control(field.id.slice(3, -6) + "DELETE")?.value !== "1",
    );
  }

  function fillPeople(people) {
    const forms = livingForms();
    const taken = forms.some((field) => field.value || control(field.id.slice(3, -6) + "organisation").value);
    if (taken || !people.length) return false;
    const add = document.getElementById("id_contributors-ADD");
    people.forEach((person, number) => {
      if (!livingForms()[number]) add.click();
      const prefix = livingForms()[number].id.slice(3, -6);
      Object.entries(person).forEach(([name, value]) => write(control(prefix + name), value));
    });
    return true;
  }

  function fill(box, answer) {
    const isNew = box.dataset.new === "1";
    const labels = answer.fields.filter((field) => fillField(field, isNew)).map((field) => field.label);
    if (fillPeople(answer.contributors)) labels.push(answer.contributors_label);
    return labels.length ? `${box.dataset.filled} ${labels.join(", ")}.` : box.dataset.nothing;
  }

  async function complete(box, button, told) {
    const doi = control("doi").value.trim();
    if (!doi) {
      told.textContent = box.dataset.noDoi;
      return;
    }
    button.disabled = true;
    told.textContent = box.dataset.asking;
    try {
      const response = await fetch(`${box.dataset.crossref}?doi=${encodeURIComponent(doi)}`, {
        headers: { Accept: "application/json" },
      });
      const answer = await response.json();
      told.textContent = answer.problem || fill(box, answer);
    } catch {
      told.textContent = box.dataset.noAnswer;
    } finally {
      button.disabled = false;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll("[data-crossref]")) {
      const button = box.querySelector("button");
      button.hidden = false;
      button.addEventListener("click", () => complete(box, button, box.querySelector("[role=status]")));
    }
  });
})();
