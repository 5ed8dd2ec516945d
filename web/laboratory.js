// The page's half of durability: the program in wasm decides and shows, this saves, and every command is
// answered once, when its commit is in IndexedDB.
//
// One save is in flight at a time. What is decided meanwhile goes into the next file, so that a thousand
// commands at once are two saves and not a thousand.
import { Behind } from "./kept_files.js";

export class Laboratory {
  #core;
  #kept; // null where nothing can be kept
  #channel; // tells the other tabs
  #waiting = []; // {commit, answer, resolve}: decided, and not durable
  #unsaved = []; // files that a save has sealed and that are not kept yet
  #saving = null; // the promise of the save in flight
  #listeners = new Map(["appended", "durability", "cursor", "role", "refused"].map((kind) => [kind, new Set()]));
  #told = {}; // what the listeners of a state heard last

  constructor(core, kept, channel) {
    this.#core = core;
    this.#kept = kept;
    this.#channel = channel;
    channel?.addEventListener("message", () => this.#follow());
    this.#told = this.#core.read("status");
  }

  // Answers a command, or an intent, which may bring one.
  execute(command) {
    return this.#answered(this.#core.read("execute", JSON.stringify(command) ?? "nothing"));
  }
  ask(intent) {
    return this.#answered(this.#core.read("ask", JSON.stringify(intent) ?? "nothing"));
  }

  // What the panels have asked since the last message.
  runAsked() {
    for (const result of this.#core.read("run_asked")) void this.#answered(result);
  }

  on(kind, listener) {
    if (!this.#listeners.has(kind)) throw new TypeError(`no event has the kind ${kind}`);
    this.#listeners.get(kind).add(listener);
    return () => this.#listeners.get(kind).delete(listener);
  }

  async becomeWriter() {
    await this.#kept?.load();
    await this.#kept?.found();
    this.#reopen("writer");
  }

  async reset() {
    const { role } = this.#core.read("status");
    if (role !== "writer") return this.#core.read("refuse_reset");
    await this.#saving;
    this.#settle(Infinity, this.#core.read("give_up", "the log was reset"));
    this.#unsaved = [];
    if (this.#kept) await this.#kept.reset();
    else this.#core.read("clear");
    this.#reopen("writer");
    this.#channel?.postMessage("reset");
    return { ok: true };
  }

  #answered({ answer, commit }) {
    if (!answer.ok) this.#tell("refused", answer);
    this.#tellChanges();
    if (commit === 0) return Promise.resolve(answer);
    return new Promise((resolve) => {
      this.#waiting.push({ commit, answer, resolve });
      this.#saving ??= this.#save().finally(() => (this.#saving = null));
    });
  }

  // Saves until nothing is left to save.
  async #save() {
    for (;;) {
      const next = this.#core.read("begin_save");
      if (next.file) this.#unsaved.push(next.file);
      if (this.#unsaved.length === 0) return;
      this.#tellChanges();
      try {
        await this.#kept?.add(this.#unsaved);
      } catch (error) {
        await this.#failed(error);
        return;
      }
      this.#unsaved = [];
      this.#core.read("saved", String(next.through));
      this.#settle(next.through);
      this.#channel?.postMessage("committed");
      this.#tellChanges();
    }
  }

  async #failed(error) {
    if (error instanceof Behind) {
      // Another tab has written. What it kept stands; what was only on this screen is gone, and says so.
      const refusal = this.#core.read("give_up", "another tab was faster");
      this.#unsaved = [];
      this.#kept.clearLocally();
      await this.#kept.load();
      this.#reopen("writer");
      this.#settle(Infinity, refusal);
    } else {
      this.#settle(Infinity, this.#core.read("save_failed", String(error?.message ?? error)));
    }
    this.#tellChanges();
  }

  // Answers everybody who waits for a commit up to `through`: with what was decided, or with `refusal`.
  #settle(through, refusal) {
    const due = this.#waiting.filter(({ commit }) => commit <= through);
    this.#waiting = this.#waiting.filter(({ commit }) => commit > through);
    for (const { answer, resolve } of due) {
      if (refusal) this.#tell("refused", refusal);
      resolve(refusal ?? answer);
    }
  }

  // A follower takes in what the writer has kept.
  async #follow() {
    const { role, last_file: last } = this.#core.read("status");
    if (role === "writer") return;
    if (await this.#kept.loadAfter(last)) {
      this.#core.read("read_on");
    } else {
      this.#kept.clearLocally();
      await this.#kept.load();
      this.#reopen("follower");
    }
    this.#tellChanges();
  }

  #reopen(role) {
    this.#core.read("open", JSON.stringify({ role }));
    this.#tellChanges();
  }

  #tellChanges() {
    const appended = this.#core.read("announce");
    if (appended.length > 0) this.#tell("appended", appended);
    const now = this.#core.read("status");
    for (const kind of ["durability", "cursor", "role"]) {
      if (JSON.stringify(now[kind]) !== JSON.stringify(this.#told[kind])) this.#tell(kind, now[kind]);
    }
    this.#told = now;
  }

  #tell(kind, what) {
    for (const listener of [...this.#listeners.get(kind)]) {
      try {
        listener(what);
      } catch (error) {
        reportError(error); // a listener's mistake is its own
      }
    }
  }
}
