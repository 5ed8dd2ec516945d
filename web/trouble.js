// Why Foldline does not start. The sentences stand in index.html, since the program with all its words may be
// what is missing.

export class Trouble extends Error {
  constructor(kind, detail = "") {
    super(detail);
    this.kind = kind; // as in index.html's data-trouble
  }
}

export function show(kind, error) {
  document.getElementById("lab").hidden = true;
  document.getElementById("starting").hidden = true;
  const sentence = document.querySelector(`[data-trouble="${kind}"]`);
  sentence.hidden = false;
  if (error?.message) document.getElementById("detail").textContent = error.message;
  document.getElementById("trouble").hidden = false;
}
