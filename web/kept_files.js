// The log's files in IndexedDB, in the layout of Emscripten's IDBFS, which keeps a folder of files there. Its own
// sync would compare modification times, which some browsers blur, scan all files and rewrite all that differ; so
// only its connection is used. Each save adds one new file in one transaction, and no save costs more than the one
// before.
//
// Who writes is settled by the generation: a new writer puts a new one, and each save looks, in its own transaction
// and without waiting for it, whether its generation is still there. A file is named by its first commit, and `add`
// fails where that name is taken: whatever happens, nothing is overwritten. Many small files are joined into one, so
// that a page with a long history opens few.

import { Failure, LONG_PATIENCE, PATIENCE, Silent, inTime } from "./in_time.js";

export class Behind extends Failure {} // another tab writes now
export class Gone extends Failure {} // somebody has deleted what was kept

const GENERATION = "generation";
const utf8 = new TextDecoder();

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
      await this.#database(LONG_PATIENCE);
      this.lasting = true;
    } catch {
      // No IndexedDB here, or none for this page.
    }
  }

  // Makes the folder what is kept, and nothing else. An entry that holds no bytes is taken for an empty file: the
  // program then tells where the log is damaged, and shows what stands before it.
  load() {
    return this.#load("readonly", () => {});
  }

  // A new writer's first step, which also loads: from here on, whoever wrote before adds nothing more. Where there is
  // no room even for that, the generation that is there goes on.
  async begin() {
    try {
      await this.#load("readwrite", (files) => this.#putNewGeneration(files));
    } catch (error) {
      if (error.name !== "QuotaExceededError") throw error;
      await this.load();
    }
  }

  async #load(mode, first) {
    if (!this.lasting) return;
    let paths, entries;
    const all = IDBKeyRange.bound(this.#path(""), this.#path("\uffff"));
    const readAll = (files) => {
      first(files);
      this.#read(files.getAllKeys(all), (keys) => (paths = keys));
      this.#read(files.getAll(all), (values) => (entries = values));
    };
    await this.#transact(mode, readAll, LONG_PATIENCE);
    this.clearLocally();
    this.#generation = null;
    for (const [n, path] of paths.entries()) {
      if (path === this.#path(GENERATION)) this.#generation = this.#textOf(entries[n]);
      else this.#storeLocally(path, entries[n]);
    }
  }

  // Keeps new files, all or none of them. Resolves when the transaction has completed. Where the connection fails or
  // is silent, another one is tried, once.
  async add(names) {
    if (!this.lasting) return;
    const entries = names.map((name) => [this.#localEntry(name), this.#path(name)]);
    try {
      await this.#addOnce(entries);
    } catch (error) {
      if (error instanceof Behind || error instanceof Gone || error.name === "QuotaExceededError") throw error;
      this.#disconnect();
      await this.#addOnce(entries);
    }
  }

  // To call `commit` early would be a little faster; but where an `add` fails after it, Firefox completes all the same.
  async #addOnce(entries) {
    let failure = null;
    await this.#transact("readwrite", (files, transaction) => {
      const stop = (because) => {
        failure ??= because;
        transaction.abort();
      };
      this.#read(files.get(this.#path(GENERATION)), (kept) => {
        const found = this.#textOf(kept);
        if (found !== this.#generation) stop(found === null ? new Gone() : new Behind());
      });
      for (const [entry, path] of entries)
        files.add(entry, path).onerror = (event) => {
          if (event.target.error?.name !== "ConstraintError" || failure) return;
          // The name is taken. If it is by these very bytes, a save before was kept and not answered.
          event.preventDefault();
          event.stopPropagation();
          this.#read(files.get(path), (kept) => equal(kept?.contents, entry.contents) || stop(new Behind()));
        };
    }).catch((error) => {
      throw failure ?? error;
    });
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
      const [first, last] = [names[0], names.at(-1)].map((name) => this.#path(name));
      this.#read(files.getAll(IDBKeyRange.bound(first, last)), (entries) => {
        if (entries.length !== names.length) return transaction.abort();
        const parts = entries.map(({ contents }, n) => contents.subarray(n === 0 ? 0 : header));
        files.put(this.#entry(concatenated(parts)), first);
        files.delete(IDBKeyRange.bound(first, last, true));
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
      // Where it is gone altogether, what is shown here is all that there still is.
      this.#read(files.get(this.#path(GENERATION)), (kept) => (same = !kept || this.#textOf(kept) === this.#generation));
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
    for (const [path, entry] of found) this.#storeLocally(path, entry);
    return true;
  }

  // Nothing of what was kept stays, and whoever still knows the old generation can add nothing.
  async reset() {
    if (this.lasting)
      await this.#transact("readwrite", (files) => {
        files.delete(IDBKeyRange.bound(this.#path(""), this.#path("\uffff")));
        this.#generation = this.#putNewGeneration(files);
      });
    this.clearLocally();
  }

  #putNewGeneration(files) {
    const generation = crypto.getRandomValues(new BigUint64Array(2)).join("-");
    files.put(this.#entry(new TextEncoder().encode(generation)), this.#path(GENERATION));
    return generation;
  }

  // Forgets the folder in memory, saved or not.
  clearLocally() {
    for (const name of this.#fs.readdir(this.#mount))
      if (name !== "." && name !== "..") this.#fs.unlink(this.#path(name));
  }

  #path(name) {
    return `${this.#mount}/${name}`;
  }

  #size(name) {
    return this.#fs.stat(this.#path(name)).size;
  }

  #entry(contents) {
    return { timestamp: new Date(), mode: 0o100666, contents };
  }

  #textOf(entry) {
    return entry ? utf8.decode(bytesOf(entry)) : null;
  }

  #localEntry(name) {
    const { contents, usedBytes } = this.#fs.lookupPath(this.#path(name)).node; // `readFile` takes ten times as long
    return this.#entry(new Uint8Array(contents.subarray(0, usedBytes))); // what wasm wrote has signed bytes there
  }

  #storeLocally(path, entry) {
    const name = path.slice(this.#path("").length);
    if (!name.includes("/")) this.#fs.writeFile(path, bytesOf(entry), { canOwn: true });
  }

  // The connection that IDBFS holds. Another tab may want to delete the database, and the browser may close it by
  // itself: then it is forgotten, and the next who asks opens a new one.
  #database(patience) {
    const known = this.#idbfs.dbs[this.#mount];
    if (known) return known;
    return inTime(patience, (resolve, reject) => {
      const opened = (error, database) => {
        if (error) return reject(error);
        database.onversionchange = database.onclose = () => this.#disconnect();
        resolve(database);
      };
      this.#idbfs.getDB(this.#mount, opened);
    });
  }

  #disconnect() {
    this.#idbfs.dbs[this.#mount]?.close();
    delete this.#idbfs.dbs[this.#mount];
  }

  #read(request, then) {
    request.onsuccess = () => then(request.result);
  }

  async #transact(mode, work, patience = PATIENCE) {
    const database = await this.#database(patience);
    let transaction;
    const done = inTime(patience, (resolve, reject) => {
      transaction = database.transaction([this.#idbfs.DB_STORE_NAME], mode);
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error("the transaction was aborted"));
      work(transaction.objectStore(this.#idbfs.DB_STORE_NAME), transaction);
    });
    await done.catch((error) => {
      if (error instanceof Silent) stopped(transaction);
      throw error;
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

// Its place in the queue is free for the next.
function stopped(transaction) {
  try {
    transaction.abort();
  } catch {
    // It is over, and only its answer was lost.
  }
}

const bytesOf = (entry) => (entry?.contents instanceof Uint8Array ? entry.contents : new Uint8Array());

const equal = (one, other) => one?.length === other.length && one.every((byte, at) => byte === other[at]);
