// Calls the program in wasm: each function takes a text and gives back a text, which is JSON.

export class Core {
  #program;

  constructor(program) {
    this.#program = program;
  }

  read(name, argument = "") {
    const given = this.#program.stringToNewUTF8(argument);
    try {
      return JSON.parse(this.#program.UTF8ToString(this.#program[`_foldline_${name}`](given)));
    } finally {
      this.#program._free(given);
    }
  }
}
