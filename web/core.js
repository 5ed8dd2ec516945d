// Calls the program in wasm: each function takes a text, or bytes, and gives back a text, which is JSON.

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

  readBytes(name, bytes) {
    const given = this.#program._malloc(bytes.length);
    try {
      this.#program.HEAPU8.set(bytes, given);
      return JSON.parse(this.#program.UTF8ToString(this.#program[`_foldline_${name}`](given, bytes.length)));
    } finally {
      this.#program._free(given);
    }
  }
}
