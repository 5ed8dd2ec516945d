// Saves what was decided, and answers who waits for it: every command once, when its commit is in IndexedDB.
//
// One save is in flight at a time. What is decided meanwhile goes into the next file, so that a thousand
// commands at once are two saves and not a thousand.
import { Behind } from "./kept_files.js";

const REST = 200; // milliseconds after a save: who saves on in the meantime does not wait while files are joined
const MANY = 256; // files that wait to be joined; with these, nobody's rest is waited for

export class Saves {
  #core;
  #kept;
  #tell; // {changed, kept, refused, behind}: whom it concerns
  #waiting = []; // {commit, answer, resolve}: decided, and not durable
  #unsaved = []; // finished files that are not kept yet
  #saving = null; // the promise of the save in flight
  #saved = 0; // when the last save was kept, in milliseconds
  #rest = null; // a timer, while files wait to be joined
  #lastFailure = null; // the answer to those who waited for the last save that failed

  constructor(core, kept, tell) {
    this.#core = core;
    this.#kept = kept;
    this.#tell = tell;
  }

  get lastFailure() {
    return this.#lastFailure;
  }

  // Resolves with the answer when that commit is kept, or with what became of it.
  whenKept(commit, answer) {
    return new Promise((resolve) => {
      this.#waiting.push({ commit, answer, resolve });
      void this.start();
    });
  }

  start() {
    return (this.#saving ??= this.#save());
  }

  // Resolves when no save is in flight.
  async ended() {
    await this.#saving;
  }

  // What was not kept never will be.
  giveUp(why) {
    if (this.#unsaved.length > 0 || this.#waiting.length > 0) this.refuse(this.forget(why));
  }

  // The same, but whoever waits is not answered yet: what is returned is for them.
  forget(why) {
    this.#unsaved = [];
    return this.#notSaved({ name: why });
  }

  refuse(refusal) {
    this.#settle(Infinity, refusal);
  }

  // Saves until nothing is left to save.
  async #save() {
    try {
      await null; // what is decided in this very moment goes along
      await this.#saveAll();
    } finally {
      this.#saving = null;
    }
  }

  async #saveAll() {
    for (;;) {
      const { file, through } = this.#core.read("begin_save");
      if (file) this.#unsaved.push(file);
      if (this.#unsaved.length === 0 && !(await this.#join())) return;
      if (this.#unsaved.length === 0) continue; // somebody may wait for what was decided meanwhile
      const added = this.#kept.add(this.#unsaved);
      this.#tell.changed(); // while the browser is at work
      try {
        await added;
      } catch (error) {
        if (error instanceof Behind) this.#tell.behind();
        else this.refuse(this.#notSaved(error));
        return this.#tell.changed();
      }
      this.#unsaved = [];
      this.#lastFailure = null;
      this.#saved = performance.now();
      this.#core.read("saved", String(through));
      this.#settle(through);
      this.#tell.kept();
    }
  }

  // Every save is a small file: when they have become many, they become one, at a moment when nobody waits. Where it
  // fails they stay as they are until the next save. Answers whether it was done.
  async #join() {
    const { names, header } = this.#core.read("due_for_compaction");
    if (names.length === 0) return false;
    const left = this.#saved + REST - performance.now();
    if (left > 0 && names.length < MANY) {
      this.#rest ??= setTimeout(() => {
        this.#rest = null;
        void this.start();
      }, left);
      return false;
    }
    try {
      await this.#kept.join(names, header);
    } catch {
      return false;
    }
    this.#core.read("compact", JSON.stringify(names));
    return true;
  }

  #notSaved({ name = "", message = "" }) {
    return (this.#lastFailure = this.#core.read("not_saved", JSON.stringify({ name, detail: message || name })));
  }

  // Answers everybody who waits for a commit up to `through`: with what was decided, or with `refusal`.
  #settle(through, refusal) {
    const due = this.#waiting.filter(({ commit }) => commit <= through);
    this.#waiting = this.#waiting.filter(({ commit }) => commit > through);
    for (const { answer, resolve } of due) {
      if (refusal) this.#tell.refused(refusal);
      resolve(refusal ?? answer);
    }
  }
}
