// The page's half of durability: the program in wasm decides and shows, this saves, and every command is
// answered once, when its commit is in IndexedDB.
//
// One save is in flight at a time. What is decided meanwhile goes into the next file, so that a thousand
// commands at once are two saves and not a thousand.
import { Behind } from "./kept_files.js";

export class Laboratory {
  #core;
  #kept;
  #channel; // tells the other tabs
  #listeners;
  #told; // what the listeners of a state heard last
  #opened = Promise.resolve(); // until then the log is being opened anew, and commands wait
  #waiting = []; // {commit, answer, resolve}: decided, and not durable
  #unsaved = []; // finished files that are not kept yet
  #saving = null; // the promise of the save in flight

  constructor(core, kept, channel, listeners) {
    this.#core = core;
    this.#kept = kept;
    this.#channel = channel;
    this.#listeners = listeners;
    this.#told = core.read("status");
    channel.addEventListener("message", () => this.#follow());
    void this.#follow(); // what was kept since the page looked
  }

  execute(command) {
    return this.#answered("execute", command);
  }

  ask(intent) {
    return this.#answered("ask", intent);
  }

  // What the panels have asked since the last message.
  async runAsked() {
    await this.#opened;
    for (const result of this.#core.read("run_asked")) void this.#whenDurable(result);
  }

  becomeWriter() {
    return this.#turn(async () => {
      await this.#kept.load();
      await this.#kept.found();
      this.#reopen("writer");
    });
  }

  reset() {
    return this.#turn(async () => {
      if (this.#core.read("status").role !== "writer") return this.#core.read("refusal");
      await this.#saving;
      this.#unsaved = [];
      this.#settle(Infinity, this.#core.read("not_saved", "the log was emptied"));
      await this.#kept.reset();
      this.#reopen("writer");
      this.#channel.postMessage("reset");
      return { ok: true };
    });
  }

  async #answered(call, request) {
    await this.#opened;
    return this.#whenDurable(this.#core.read(call, asText(request)));
  }

  #whenDurable({ answer, commit }) {
    if (!answer.ok) this.#listeners.tell("refused", answer);
    this.#tellChanges();
    if (commit === 0) return answer;
    return new Promise((resolve) => {
      this.#waiting.push({ commit, answer, resolve });
      this.#startSaving();
    });
  }

  #startSaving() {
    this.#saving ??= this.#save().finally(() => (this.#saving = null));
  }

  // Saves until nothing is left to save.
  async #save() {
    let compacts = true;
    for (;;) {
      const { file, through } = this.#core.read("begin_save");
      if (file) this.#unsaved.push(file);
      if (this.#unsaved.length === 0) {
        const { names, header } = this.#core.read("due_for_compaction");
        if (names.length === 0 || !compacts) return;
        compacts = await this.#compact(names, header);
        continue; // somebody may wait for what was decided meanwhile
      }
      this.#tellChanges();
      try {
        await this.#kept.add(this.#unsaved);
      } catch (error) {
        if (error instanceof Behind) void this.#turn(() => this.#yield());
        else this.#settle(Infinity, this.#core.read("not_saved", String(error?.message ?? error)));
        return this.#tellChanges();
      }
      this.#unsaved = [];
      this.#core.read("saved", String(through));
      this.#settle(through);
      this.#channel.postMessage("committed");
      this.#tellChanges();
    }
  }

  // Every save is a small file: when they have become many, they become one. Nobody waits for it, and where it
  // fails they stay as they are until the next save.
  async #compact(names, header) {
    try {
      await this.#kept.join(names, header);
    } catch {
      return false;
    }
    this.#core.read("compact", JSON.stringify(names));
    return true;
  }

  // Another tab has written under our numbers. What it kept stands; what was only on this screen is gone, and
  // whoever waited for it hears so when the screen shows what is kept.
  async #yield() {
    const refusal = this.#core.read("not_saved", "another tab was faster");
    this.#unsaved = [];
    this.#kept.clearLocally();
    await this.#kept.load();
    this.#reopen("writer");
    this.#settle(Infinity, refusal);
  }

  // Answers everybody who waits for a commit up to `through`: with what was decided, or with `refusal`.
  #settle(through, refusal) {
    const due = this.#waiting.filter(({ commit }) => commit <= through);
    this.#waiting = this.#waiting.filter(({ commit }) => commit > through);
    for (const { answer, resolve } of due) {
      if (refusal) this.#listeners.tell("refused", refusal);
      resolve(refusal ?? answer);
    }
  }

  // A follower takes in what the writer has kept.
  #follow() {
    return this.#turn(async () => {
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
    });
  }

  #reopen(role) {
    this.#core.read("open", role);
    this.#tellChanges();
    // A transfer that a crash had left between its halves was finished.
    if (this.#told.durability.state === "unsaved") this.#startSaving();
  }

  // Whatever opens the log anew runs one at a time.
  #turn(work) {
    const turn = this.#opened.then(work);
    this.#opened = turn.catch(() => {});
    return turn;
  }

  #tellChanges() {
    const appended = this.#core.read("announce");
    if (appended.length > 0) this.#listeners.tell("appended", appended);
    const now = this.#core.read("status");
    for (const kind of ["durability", "cursor", "role"])
      if (JSON.stringify(now[kind]) !== JSON.stringify(this.#told[kind])) this.#listeners.tell(kind, now[kind]);
    this.#told = now;
  }
}

// What cannot be written as JSON is answered as what is no JSON.
function asText(request) {
  try {
    return JSON.stringify(request) ?? "undefined";
  } catch {
    return "unwritable";
  }
}
