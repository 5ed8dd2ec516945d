// One tab of a browser writes. The Web Lock elects it, and gives it up when the tab is closed or crashes; whoever
// waits is then the writer. A person may also take it from another tab.

// A page that is reloaded gives its lock up a moment after its successor asks for it.
const PATIENCE = 250; // milliseconds

export class WriterLock {
  #name;
  #gained; // called when this tab's turn has come
  #lost; // called when another tab has taken over
  #waiting = new AbortController(); // ends the request that waits for its turn

  constructor(name, { gained, lost }) {
    this.#name = name;
    this.#gained = gained;
    this.#lost = lost;
  }

  // Resolves with true if this tab writes from the start.
  elect() {
    if (!navigator.locks) return true; // each save is fenced all the same
    return new Promise((resolve) => {
      let settled = false;
      const settle = (writes) => {
        if (settled && writes) this.#gained();
        settled = true;
        resolve(writes); // only the first time counts
      };
      this.#queue(() => settle(true), () => settle(true)); // locks are denied to some embedded pages
      setTimeout(() => settled || settle(false), PATIENCE);
    });
  }

  // Resolves when this tab holds the lock, whoever held it before.
  take() {
    if (!navigator.locks) return Promise.resolve();
    this.#waiting.abort();
    return new Promise((resolve, reject) => this.#request({ steal: true }, resolve, reject));
  }

  #queue(granted, failed) {
    this.#waiting = new AbortController();
    this.#request({ signal: this.#waiting.signal }, granted, failed);
  }

  #request(options, granted, failed) {
    let held = false;
    const hold = () => {
      held = true;
      granted();
      return new Promise(() => {}); // as long as the tab lives, or until it is taken
    };
    navigator.locks.request(this.#name, options, hold).catch((error) => {
      if (held) {
        this.#queue(() => this.#gained(), () => {});
        this.#lost();
      } else if (!options.signal?.aborted) {
        failed(error);
      }
    });
  }
}
