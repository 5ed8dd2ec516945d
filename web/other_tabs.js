// Tells the other tabs of this browser that the log has changed. A word costs about as much as a save, so while there
// are many saves they share one, and the last of them is told a moment later. A hidden page's timers are slow, and
// the others are to hear within a second: there each is told at once.
const PAUSE = 100; // milliseconds

export class OtherTabs {
  #channel;
  #pause = null; // a timer, while a word was said just now
  #unsaid = false;

  constructor(name, heard) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener("message", heard);
  }

  tell() {
    if (this.#pause !== null && !document.hidden) {
      this.#unsaid = true;
      return;
    }
    this.#unsaid = false;
    this.#channel.postMessage("changed");
    this.#pause ??= setTimeout(() => {
      this.#pause = null;
      if (this.#unsaid) this.tell();
    }, PAUSE);
  }
}
