// The page's half of the laboratory: the program in wasm decides and shows, this puts in order what is asked of it by
// the panels, the page's API, other tabs and files, and answers each once: a command when it is saved (saves.js).
import { Saves } from "./saves.js";

const PIECE = 256 * 1024; // bytes of a file between two looks at what a person wants

export class Laboratory {
  #core;
  #kept;
  #lock;
  #others; // the other tabs
  #listeners;
  #told; // what the listeners of a state heard last
  #opened = Promise.resolve(); // until then the log is being opened anew, and commands wait
  #saves;
  #importing = null; // {cancelled}: a file is being read, and commands wait

  constructor(core, kept, lock, others, listeners) {
    this.#core = core;
    this.#kept = kept;
    this.#lock = lock;
    this.#others = others;
    this.#listeners = listeners;
    this.#told = core.read("status");
    this.#saves = new Saves(core, kept, {
      changed: () => this.#tellChanges(),
      kept: () => {
        others.tell();
        this.#tellKept();
      },
      refused: (refusal) => listeners.tell("refused", refusal),
      behind: () => void this.#turn(() => this.#yield()),
    });
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
      await this.#saves.ended();
      this.#saves.giveUp("TakenOver");
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
      await this.#saves.ended();
      this.#saves.giveUp("Emptied");
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
    if (!isSaved()) await this.#saves.start();
    return isSaved() ? { ok: true } : this.#saves.lastFailure;
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
    return this.#saves.whenKept(commit, answer);
  }

  // Another tab writes. What it kept stands; what was only on this screen is gone, and whoever waited for it hears so
  // when the screen shows what is kept. A writer goes on as one, since nobody has taken its lock.
  async #yield() {
    const refusal = this.#saves.forget("Behind");
    if (this.#role() === "writer") {
      await this.#beginToWrite();
    } else {
      await this.#kept.load();
      this.#reopen("follower");
    }
    this.#saves.refuse(refusal);
  }

  async #beginToWrite() {
    await this.#kept.begin();
    this.#reopen("writer");
    this.#others.tell();
  }

  #role() {
    return this.#core.read("status").role;
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
    if (this.#told.durability.state === "unsaved") void this.#saves.start();
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
