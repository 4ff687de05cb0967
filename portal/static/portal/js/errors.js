// A form was refused: what says so is read first, wherever the page would have opened.

document.querySelector("[data-errors]")?.focus();
