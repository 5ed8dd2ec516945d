// Who wants to hear what: the listeners of window.foldline.on.

export class Listeners {
  #of = new Map(["appended", "durability", "cursor", "role", "refused"].map((kind) => [kind, new Set()]));

  on(kind, listener) {
    if (!this.#of.has(kind)) throw new TypeError(`no event has the kind ${kind}`);
    if (typeof listener !== "function") throw new TypeError("a listener is a function");
    const entry = { listener }; // the same function may listen twice
    this.#of.get(kind).add(entry);
    return () => void this.#of.get(kind).delete(entry);
  }

  hears(kind) {
    return this.#of.get(kind).size > 0;
  }

  tell(kind, what) {
    for (const { listener } of [...this.#of.get(kind)]) {
      try {
        listener(what);
      } catch (error) {
        reportError(error); // a listener's mistake is its own
      }
    }
  }
}
