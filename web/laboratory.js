// The page's half of durability: the program in wasm decides and shows, this saves, and every command is
// answered once, when its commit is in IndexedDB.
//
// One save is in flight at a time. What is decided meanwhile goes into the next file, so that a thousand
// commands at once are two saves and not a thousand.
import { Behind } from "./kept_files.js";

const PIECE = 256 * 1024; // bytes of a file between two looks at what a person wants
const REST = 200; // milliseconds after a save: who saves on in the meantime does not wait while files are joined
const MANY = 256; // files that wait to be joined; with these, nobody's rest is waited for

export class Laboratory {
  #core;
  #kept;
  #lock;
  #others; // the other tabs
  #listeners;
  #told; // what the listeners of a state heard last
  #opened = Promise.resolve(); // until then the log is being opened anew, and commands wait
  #waiting = []; // {commit, answer, resolve}: decided, and not durable
  #unsaved = []; // finished files that are not kept yet
  #saving = null; // the promise of the save in flight
  #saved = 0; // when the last save was kept, in milliseconds
  #rest = null; // a timer, while files wait to be joined
  #lastFailure = null; // the answer to those who waited for the last save that failed
  #importing = null; // {cancelled}: a file is being read, and commands wait

  constructor(core, kept, lock, others, listeners) {
    this.#core = core;
    this.#kept = kept;
    this.#lock = lock;
    this.#others = others;
    this.#listeners = listeners;
    this.#told = core.read("status");
    void this.follow(); // what was kept since the page looked
  }

  execute(command) {
    return this.#answered("execute", command);
  }

  ask(intent) {
    return this.#answered("ask", intent);
  }

  importLog(text) {
    return this.#answered("import_log", text);
  }

  // A file, piece by piece, so that its way can be watched and given up. All of it is kept, or none.
  async importFile(file) {
    const outcome = await this.#turn(async () => {
      this.#importing = { cancelled: false };
      try {
        return { answered: this.#whenDurable(await this.#readIn(file)) };
      } finally {
        this.#importing = null;
        void this.runAsked(); // the commands that had to wait
      }
    });
    return outcome.answered; // and not within the turn: a save may need one itself
  }

  cancelImport() {
    if (this.#importing) this.#importing.cancelled = true;
    return { ok: true };
  }

  async #readIn(file) {
    let result = this.#core.read("begin_import", JSON.stringify({ name: file.name, size: file.size }));
    for (let at = 0; at < file.size && result.answer.ok !== false; at += PIECE) {
      let bytes = null;
      if (!this.#importing.cancelled) bytes = await file.slice(at, at + PIECE).arrayBuffer().catch(() => null);
      if (bytes === null || this.#importing.cancelled) {
        this.#core.read("drop_import");
        return { answer: { ok: true }, commit: 0 };
      }
      result = this.#core.readBytes("take_import", new Uint8Array(bytes));
    }
    return result.answer.ok === false ? result : this.#core.read("keep_import");
  }

  chooseFile() {
    const chooser = document.getElementById("file");
    chooser.value = ""; // the same file may be chosen again
    chooser.click();
    return { ok: true };
  }

  // What the panels have asked since the last message.
  async runAsked() {
    if (!this.#importing) await this.#opened;
    for (const result of this.#core.read("run_asked")) void this.#whenDurable(result);
  }

  becomeWriter() {
    return this.#turn(() => this.#beginToWrite());
  }

  // Another tab has taken the lock. What is on its way is answered by what becomes of it.
  becomeFollower() {
    return this.#turn(async () => {
      await this.#saving;
      this.#giveUp("TakenOver");
      await this.#kept.load();
      this.#reopen("follower");
    });
  }

  takeOver() {
    return this.#turn(async () => {
      if (this.#role() === "writer") return { ok: true };
      try {
        await this.#lock.take();
        await this.#beginToWrite();
        return { ok: true };
      } catch {
        return this.#core.read("refusal"); // it follows as before
      }
    });
  }

  reset() {
    return this.#turn(async () => {
      if (this.#role() !== "writer") return this.#core.read("refusal");
      await this.#saving;
      this.#giveUp("Emptied");
      await this.#kept.reset();
      this.#reopen("writer");
      this.#others.tell();
      return { ok: true };
    });
  }

  // Tries again what could not be saved: when somebody asks for it, and when the page is about to be left.
  async saveAgain() {
    await this.#opened;
    const isSaved = () => this.#core.read("status").durability.state === "saved";
    if (!isSaved()) await this.#startSaving();
    return isSaved() ? { ok: true } : this.#lastFailure;
  }

  async exportLog(format) {
    await this.#opened;
    return this.#core.read("export_log", String(format));
  }

  // Hands the log out as a file.
  async downloadLog() {
    offerFile("foldline.jsonl", await this.exportLog("jsonl"));
    return { ok: true };
  }

  showAbout() {
    window.open(new URL("../about.html", import.meta.url), "_blank", "noopener");
    return { ok: true };
  }

  async #answered(call, request) {
    const waits = call !== "ask" || request?.intent === "Execute";
    if (!this.#importing || waits) await this.#opened;
    return this.#whenDurable(this.#core.read(call, asText(request)));
  }

  #whenDurable({ answer, commit, task }) {
    if (task) return this[task]();
    if (answer.ok === false) this.#listeners.tell("refused", answer);
    if (commit === 0) {
      this.#tellChanges();
      return answer;
    }
    return new Promise((resolve) => {
      this.#waiting.push({ commit, answer, resolve });
      void this.#startSaving();
    });
  }

  #startSaving() {
    return (this.#saving ??= this.#save());
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
      this.#tellChanges(); // while the browser is at work
      try {
        await added;
      } catch (error) {
        if (error instanceof Behind) void this.#turn(() => this.#yield());
        else this.#settle(Infinity, this.#notSaved(error));
        return this.#tellChanges();
      }
      this.#unsaved = [];
      this.#lastFailure = null;
      this.#saved = performance.now();
      this.#core.read("saved", String(through));
      this.#settle(through);
      this.#others.tell();
      this.#tellKept();
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
        void this.#startSaving();
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

  // Another tab writes. What it kept stands; what was only on this screen is gone, and whoever waited for it hears so
  // when the screen shows what is kept. A writer goes on as one, since nobody has taken its lock.
  async #yield() {
    const refusal = this.#notSaved({ name: "Behind" });
    this.#unsaved = [];
    if (this.#role() === "writer") {
      await this.#beginToWrite();
    } else {
      await this.#kept.load();
      this.#reopen("follower");
    }
    this.#settle(Infinity, refusal);
  }

  async #beginToWrite() {
    await this.#kept.begin();
    this.#reopen("writer");
    this.#others.tell();
  }

  #giveUp(why) {
    if (this.#unsaved.length === 0 && this.#waiting.length === 0) return;
    this.#unsaved = [];
    this.#settle(Infinity, this.#notSaved({ name: why }));
  }

  #notSaved({ name = "", message = "" }) {
    return (this.#lastFailure = this.#core.read("not_saved", JSON.stringify({ name, detail: message || name })));
  }

  #role() {
    return this.#core.read("status").role;
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
  follow() {
    return this.#turn(async () => {
      const { role, last_file: last } = this.#core.read("status");
      if (role === "writer") return;
      if (await this.#kept.loadAfter(last)) {
        this.#core.read("read_on");
      } else {
        await this.#kept.load();
        this.#reopen("follower");
      }
      this.#tellKept();
    });
  }

  #reopen(role) {
    this.#core.read("open", role);
    this.#tellKept();
    // A transfer that a crash had left between its halves was finished.
    if (this.#told.durability.state === "unsaved") this.#startSaving();
  }

  // Whatever opens the log anew runs one at a time.
  #turn(work) {
    const turn = this.#opened.then(work);
    this.#opened = turn.catch(() => {});
    return turn;
  }

  #tellKept() {
    const appended = this.#core.read("announce", this.#listeners.hears("appended") ? "1" : "0");
    if (appended.length > 0) this.#listeners.tell("appended", appended);
    this.#tellChanges();
  }

  #tellChanges() {
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

function offerFile(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ndjson" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser may still be asking where to put it
}
