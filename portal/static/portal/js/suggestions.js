// Suggestions under a search field: a combobox with a list (ARIA 1.2). The form works without it.

const NARROW = 480; // pixels: the keyboard leaves little room
const WAIT = 180; // milliseconds without typing
const SHORTEST = 2; // letters

const field = document.querySelector("[data-suggestions]");

class Suggestions {
  constructor(input) {
    this.input = input;
    this.timer = 0;
    this.request = null;
    this.chosen = -1;
    this.list = document.createElement("ul");
    this.list.id = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels[0].textContent);
    this.status = document.createElement("p");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    input.closest(".search-row").append(this.list, this.status);
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions" };
    for (const [name, value] of Object.entries(states)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.pressed(event));
    input.addEventListener("blur", () => this.close());
    // The field keeps the focus: a press on a choice must not take it away before the click.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    addEventListener("leaving", () => this.stop());
    addEventListener("pagehide", () => this.stop());
  }

  get options() {
    return this.list.children;
  }

  typed() {
    clearTimeout(this.timer);
    this.request?.abort();
    if (this.input.value.trim().length < SHORTEST) this.close();
    else this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const words = this.input.value.trim();
    this.request = new AbortController();
    try {
      const address = `${this.input.dataset.suggestions}?${new URLSearchParams({ q: words })}`;
      const answer = await fetch(address, { signal: this.request.signal, cache: "no-store", redirect: "error" });
      if (!answer.ok) throw new Error();
      const { suggestions } = await answer.json();
      if (words === this.input.value.trim() && document.activeElement === this.input) this.show(suggestions);
    } catch (fault) {
      // Slow, cut or refused: the field works as without suggestions.
      if (fault.name !== "AbortError") this.close();
    }
  }

  show(suggestions) {
    this.choose(-1);
    this.list.replaceChildren(...suggestions.map((suggestion, place) => this.option(suggestion, place)));
    this.expand(suggestions.length > 0);
    const { none, one, many } = this.input.dataset;
    const number = suggestions.length;
    this.status.textContent = number === 0 ? none : number === 1 ? one : many.replace("{number}", number);
  }

  option({ text, url, label }, place) {
    const option = document.createElement("li");
    option.id = `suggestion-${place}`;
    option.setAttribute("role", "option");
    option.dataset.url = url;
    option.append(text);
    if (label) {
      const kind = document.createElement("span");
      kind.textContent = label;
      option.append(" ", kind);
    }
    option.addEventListener("click", () => this.follow(option));
    return option;
  }

  pressed(event) {
    const last = this.options.length - 1;
    if (event.key === "Escape" && !this.list.hidden) {
      this.close();
    } else if (event.key === "Enter" && this.chosen >= 0) {
      this.follow(this.options[this.chosen]);
    } else if (event.key === "ArrowDown" && !this.list.hidden) {
      this.choose(this.chosen === last ? -1 : this.chosen + 1);
    } else if (event.key === "ArrowUp" && !this.list.hidden) {
      this.choose(this.chosen < 0 ? last : this.chosen - 1);
    } else {
      return;
    }
    event.preventDefault();
  }

  choose(place) {
    this.options[this.chosen]?.removeAttribute("aria-selected");
    this.chosen = place;
    const option = this.options[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  follow(option) {
    this.stop();
    location.assign(option.dataset.url);
  }

  expand(open) {
    // Right under the field, over the button that may stand below it on a phone.
    this.list.style.top = `${this.input.offsetTop + this.input.offsetHeight + 4}px`;
    if (open && this.list.hidden && innerWidth < NARROW) this.input.labels[0].scrollIntoView({ block: "start" });
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  close() {
    this.choose(-1);
    this.expand(false);
    this.status.textContent = "";
  }

  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.close();
  }
}

if (field) new Suggestions(field);
