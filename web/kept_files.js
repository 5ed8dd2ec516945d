// The log's files in IndexedDB. Emscripten's IDBFS keeps a folder of files there, and its own sync would
// compare, scan and rewrite all of them; so it is asked once, to load them at the start. After that each
// save adds one new file in one transaction, with IDBFS's own pieces and in its own layout, and no save
// costs more than the one before.
//
// A file is named by its first commit. `add` fails where that name is taken: another tab was faster, and
// nothing is overwritten. A number may become free again only by a reset, so each save also looks at the
// generation, in the same transaction and without waiting for it. Many small files are joined into one, so that
// a page with a long history opens few.

export class Behind extends Error {}

const GENERATION = "generation";
const asBytes = (text) => new TextEncoder().encode(text);
const newGeneration = () => crypto.getRandomValues(new BigUint64Array(2)).join("-");

export class KeptFiles {
  #fs;
  #idbfs;
  #mount;
  #generation = null; // the text of the generation file that was loaded
  lasting = false; // is there an IndexedDB?

  constructor(program, mount) {
    this.#fs = program.FS;
    this.#idbfs = program.IDBFS;
    this.#mount = mount;
  }

  // Where the browser keeps nothing for us, the folder is one of memory only, and every save succeeds.
  async open() {
    this.#fs.mkdir(this.#mount);
    try {
      await this.#database();
      this.lasting = true;
    } catch {
      return;
    }
    this.#fs.mount(this.#idbfs, {}, this.#mount);
    await this.load();
  }

  // Makes the folder what is kept, and nothing else.
  async load() {
    if (!this.lasting) return;
    await new Promise((resolve, reject) =>
      this.#fs.syncfs(true, (error) => (error ? reject(error) : resolve())));
    this.#generation = this.#exists(GENERATION) ? this.#fs.readFile(this.#path(GENERATION), { encoding: "utf8" }) : null;
  }

  // A writer's first step: a log has a generation before it has a commit.
  async found() {
    if (!this.lasting || this.#generation !== null) return;
    try {
      await this.#transact("readwrite", (files) => files.add(this.#entry(asBytes(newGeneration())), this.#path(GENERATION)));
    } catch {
      // Another tab was faster: its generation is ours.
    }
    await this.load();
  }

  // Keeps new files, all or none of them. Resolves when the transaction has completed.
  async add(names) {
    if (!this.lasting) return;
    const entries = names.map((name) => [this.#localEntry(name), this.#path(name)]);
    let behind = false;
    const keep = (files, transaction) => {
      this.#read(files.get(this.#path(GENERATION)), (kept) => {
        if (this.#textOf(kept) === this.#generation) return;
        behind = true;
        transaction.abort();
      });
      for (const [entry, path] of entries)
        files.add(entry, path).onerror = (event) => (behind ||= event.target.error?.name === "ConstraintError");
    };
    try {
      await this.#transact("readwrite", keep);
    } catch (error) {
      throw behind ? new Behind() : error;
    }
  }

  // Makes one file of many, under the first one's name: its bytes, and then the others' behind their headers. It
  // is made of what is kept, all in one transaction, so that nobody finds half of it; where another tab has
  // joined some of them already, or the log was reset, nothing is done.
  async join(names, header) {
    if (!this.lasting) return;
    await this.#transact("readwrite", (files, transaction) => {
      this.#read(files.get(this.#path(GENERATION)), (kept) => {
        if (this.#textOf(kept) !== this.#generation) transaction.abort();
      });
      const parts = [];
      const [first, ...others] = names.map((name) => this.#path(name));
      for (const path of [first, ...others])
        this.#read(files.get(path), (entry) => {
          if (!entry) return transaction.abort();
          parts.push(entry.contents.subarray(path === first ? 0 : header));
          if (parts.length < names.length) return;
          files.put(this.#entry(concatenated(parts)), first);
          for (const other of others) files.delete(other);
        });
    });
  }

  // Brings in the files behind `last` that another tab has added. False where the log was reset since, and
  // everything has to be loaded again.
  async loadAfter(last) {
    let same = true;
    let joined = false; // `last` has become part of a larger file, with what was behind it
    const found = new Map();
    await this.#transact("readonly", (files) => {
      this.#read(files.get(this.#path(GENERATION)), (kept) => (same = this.#textOf(kept) === this.#generation));
      if (last)
        this.#read(files.get(this.#path(last)), (entry) => (joined = entry?.contents.length !== this.#size(last)));
      const range = IDBKeyRange.bound(this.#path(last), this.#path(":"), true); // ':' stands behind every digit
      this.#read(files.openCursor(range), function take(cursor) {
        if (!cursor) return;
        found.set(cursor.key, cursor.value);
        cursor.continue();
      });
    });
    if (!same) return false;
    if (joined) {
      const generation = this.#generation;
      await this.load();
      return this.#generation === generation;
    }
    for (const [path, entry] of found) await this.#storeLocally(path, entry);
    return true;
  }

  // Nothing of what was kept stays, and whoever still knows the old generation can add nothing.
  async reset() {
    this.clearLocally();
    if (!this.lasting) return;
    await this.#transact("readwrite", (files) => {
      files.delete(IDBKeyRange.bound(this.#path(""), this.#path("\uffff")));
      files.put(this.#entry(asBytes(newGeneration())), this.#path(GENERATION));
    });
    await this.load();
  }

  // Forgets the folder in memory, saved or not.
  clearLocally() {
    for (const name of this.#fs.readdir(this.#mount))
      if (name !== "." && name !== "..") this.#fs.unlink(this.#path(name));
  }

  #path(name) {
    return `${this.#mount}/${name}`;
  }

  #exists(name) {
    return this.#fs.analyzePath(this.#path(name)).exists;
  }

  #size(name) {
    return this.#fs.stat(this.#path(name)).size;
  }

  #entry(contents) {
    return { timestamp: new Date(), mode: 0o100666, contents };
  }

  #textOf(entry) {
    return entry ? new TextDecoder().decode(entry.contents) : null;
  }

  #localEntry(name) {
    let loaded;
    this.#idbfs.loadLocalEntry(this.#path(name), (error, entry) => {
      if (error) throw error;
      // A view would be kept with the whole of the buffer that it looks at.
      loaded = { ...entry, contents: entry.contents.slice() };
    });
    return loaded;
  }

  #storeLocally(path, entry) {
    return new Promise((resolve, reject) =>
      this.#idbfs.storeLocalEntry(path, entry, (error) => (error ? reject(error) : resolve())));
  }

  #database() {
    return new Promise((resolve, reject) =>
      this.#idbfs.getDB(this.#mount, (error, database) => (error ? reject(error) : resolve(database))));
  }

  #read(request, then) {
    request.onsuccess = () => then(request.result);
  }

  async #transact(mode, work) {
    const database = await this.#database();
    await new Promise((resolve, reject) => {
      const transaction = database.transaction([this.#idbfs.DB_STORE_NAME], mode);
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error("the transaction was aborted"));
      work(transaction.objectStore(this.#idbfs.DB_STORE_NAME), transaction);
    });
  }
}

function concatenated(parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}
