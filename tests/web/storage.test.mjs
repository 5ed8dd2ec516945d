// What can go wrong below the page: each is told, and nothing that was answered is lost.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ask, click, control, drives, eventually, execute, openBrowser, openPage, ready, view } from "./support/browser.mjs";
import { alter } from "./support/database.mjs";
import { deposit, givenSiteAndBrowser, open } from "./support/given.mjs";

const given = givenSiteAndBrowser();
beforeEach(() => given.startOver());

const names = (v) => v.controls.filter((c) => c.role === "button").map((c) => c.name);
const offersExport = (v) => names(v).includes("Export");

test("a clock that stands still loses nothing", async () => {
  const page = await given.openPage((page) =>
    page.addInitScript(() => {
      const then = Date.now();
      Date = class extends Date {
        constructor(...given) {
          super(...(given.length === 0 ? [then] : given));
        }
        static now() {
          return then;
        }
      };
      performance.now = () => 0;
    }));
  await execute(page, open("acc-1"));
  for (let n = 0; n < 100; ++n) await execute(page, deposit("acc-1", "1"));
  await page.reload();
  await ready(page);
  assert.equal((await ask(page, "events", {})).length, 101);
});

test("where the browser keeps nothing, the page works in memory and says so", async () => {
  const page = await given.openPage((page) =>
    page.addInitScript(() =>
      Object.defineProperty(window, "indexedDB", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      })));
  assert.deepEqual([page.ready.storage, page.ready.role], ["memory", "writer"]);
  assert.equal((await execute(page, open("acc-1"))).ok, true);
  assert.equal((await eventually(page, offersExport)).storage, "memory");
  assert.equal((await ask(page, "exportLog", "jsonl")).trim().split("\n").length, 1);
  assert.equal((await ask(page, "reset")).ok, true);
  assert.equal((await view(page)).events, 0);
  assert.deepEqual(page.troubles, []);
});

// Nothing that the page adds is answered until `window.silent` is 0: it counts the transactions that are to be silent.
const silence = (page) =>
  page.addInitScript(() => {
    window.silent = 0;
    const { set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
    Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
      set(listener) {
        if (this.mode === "readwrite" && window.silent > 0) --window.silent;
        else set.call(this, listener);
      },
    });
  });
const silenceNext = (page, count) => page.evaluate((count) => void (window.silent = count), count);

test("a commit that never calls back is tried once more, and is there once", async () => {
  const page = await given.openPage(silence);
  await execute(page, open("acc-1"));
  await silenceNext(page, 1);
  assert.equal((await execute(page, deposit("acc-1", "5"))).version, 2);
  assert.equal((await execute(page, deposit("acc-1", "5"))).version, 3);
  await page.reload();
  await ready(page);
  assert.equal((await ask(page, "state", "acc-1", {})).balance, "10.00");
});

test("a commit that stays silent is told, and what was not saved is saved when it can be", async () => {
  const page = await given.openPage(silence);
  await execute(page, open("acc-1"));
  await silenceNext(page, 2);
  const command = deposit("acc-1", "5", { command_id: "pay-1" });
  const refused = await execute(page, command);
  assert.deepEqual([refused.ok, refused.error, refused.reason], [false, "storage", "NotSaved"]);
  assert.match(refused.message, /did not answer/);
  const now = await eventually(page, (v) => offersExport(v) && names(v).includes("Try again"));
  assert.equal(now.durability.state, "failed");
  assert.equal((await ask(page, "exportLog", "jsonl")).trim().split("\n").length, 2);
  await click(page, "button", "Try again");
  await eventually(page, (v) => v.durability.state === "saved" && !offersExport(v));
  assert.deepEqual([(await execute(page, command)).repeated, (await execute(page, command)).version], [true, 2]);
});

// Firefox lets a test set its quota. In Chromium the store answers as a full one does.
const roomFor = { preferences: { "dom.quotaManager.temporaryStorage.fixedLimit": 8192 } }; // KiB
const asFull = (page) =>
  page.addInitScript(() => {
    const add = IDBObjectStore.prototype.add;
    window.room = 3_000_000;
    IDBObjectStore.prototype.add = function (entry, key) {
      if ((window.room -= entry.contents.length) < 0) throw new DOMException("full", "QuotaExceededError");
      return add.call(this, entry, key);
    };
  });
// Something else of the same origin, which takes room until it is deleted.
const takeRoom = (page) =>
  page.evaluate(
    () => new Promise((resolve, reject) => {
      const request = indexedDB.open("something else");
      request.onerror = reject;
      request.onupgradeneeded = () => request.result.createObjectStore("blocks");
      request.onsuccess = () => {
        const transaction = request.result.transaction("blocks", "readwrite");
        for (let n = 0; n < 32; ++n) transaction.objectStore("blocks").put(crypto.getRandomValues(new Uint8Array(65_536)), n);
        transaction.oncomplete = () => resolve(request.result.close());
        transaction.onabort = reject;
      };
    }));
const makeRoom = (page) =>
  page.evaluate(
    () => new Promise((resolve, reject) => {
      window.room = Infinity;
      const request = indexedDB.deleteDatabase("something else");
      request.onsuccess = () => resolve();
      request.onerror = request.onblocked = reject;
    }));

test("a full quota is told, nothing is lost, and room helps", async (t) => {
  const browser = await openBrowser(roomFor);
  t.after(() => browser.close());
  const page = await openPage(browser, given.site.at("small"), drives === "firefox" ? undefined : asFull);
  await takeRoom(page);
  const answers = await page.evaluate(async () => {
    const answers = [];
    do {
      const block = () => Array.from(crypto.getRandomValues(new Uint8Array(60_000)), (n) => n.toString(36)).join("");
      const metadata = { note: Array.from({ length: 7 }, block).join("") };
      answers.push(await window.foldline.execute({ command: "OpenAccount", account: `a-${answers.length}`, owner: "A", metadata }));
    } while (answers.at(-1).ok && answers.length < 30);
    return answers.map(({ ok, reason, message }) => ({ ok, reason, message }));
  });
  const { reason, message } = answers.at(-1);
  assert.equal(reason, "NotSaved");
  assert.match(message, /no room left/);
  const now = await eventually(page, offersExport);
  assert.deepEqual([now.events, now.durability.state], [answers.length, "failed"]);
  await makeRoom(page);
  await click(page, "button", "Try again");
  await eventually(page, (v) => v.durability.state === "saved");
  await page.reload();
  await ready(page);
  assert.equal((await ask(page, "events", {})).length, answers.length);
});

test("an altered log opens with what is intact, says where, and is not written to", async () => {
  for (const how of ["flip", "cut", "nonsense"]) {
    const page = await given.openPage();
    await execute(page, open("acc-1"));
    await execute(page, deposit("acc-1", "5"));
    await execute(page, deposit("acc-1", "5"));
    await alter(page, "0000000003.log", how);
    await page.reload();
    await ready(page);
    const now = await eventually(page, (v) => offersExport(v) && v.damage);
    assert.match(now.damage, /^Segment 0000000003\.log, byte \d+: .*\. Read up to event 2\.$/, how);
    assert.equal(now.events, 2);
    assert.equal((await control(page, "button", "Deposit")).enabled, false);
    assert.equal((await execute(page, deposit("acc-1", "1"))).reason, "Damaged");
    assert.equal((await ask(page, "exportLog", "jsonl")).trim().split("\n").length, 2);
    assert.deepEqual(page.troubles, []);
    assert.equal((await ask(page, "importLog", "")).reason, "Damaged");
    await click(page, "button", "Reset"); // asked for, asked once more, and not by itself
    assert.match((await eventually(page, (v) => names(v).includes("Delete it"))).damage, /Segment/);
    await click(page, "button", "Delete it");
    await eventually(page, (v) => v.events === 0 && !v.damage);
    assert.equal((await execute(page, open("acc-1"))).position, 1);
    await given.startOver();
  }
});

test("a log that somebody deleted stays on the screen, and says that it is not saved", async () => {
  const page = await given.openPage();
  await execute(page, open("acc-1"));
  await page.evaluate(
    () => new Promise((resolve, reject) => {
      void indexedDB.databases().then((all) => {
        const mine = all.filter(({ name }) => name.startsWith("/foldline-"));
        let left = mine.length;
        for (const { name } of mine) {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = () => --left === 0 && resolve();
          request.onblocked = () => reject(new Error("the page holds its database open"));
        }
      });
    }));
  const refused = await execute(page, deposit("acc-1", "5"));
  assert.match(refused.message, /had kept was deleted/);
  assert.equal((await eventually(page, offersExport)).events, 2);
});

test("a page that never gets a frame answers all the same", async () => {
  const page = await given.openPage((page) => page.addInitScript(() => (window.requestAnimationFrame = () => 0)));
  assert.equal((await execute(page, open("acc-1"))).ok, true);
  assert.equal((await ask(page, "ask", { intent: "TravelTo", position: 1 })).ok, true);
  assert.deepEqual((await view(page)).cursor, { position: 1, live: false });
});

test("a person is asked before leaving only while something is not saved", async () => {
  const page = await given.openPage(silence);
  const asks = () =>
    page.evaluate(() => {
      const leaving = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(leaving);
      return leaving.defaultPrevented;
    });
  await execute(page, open("acc-1"));
  assert.equal(await asks(), false);
  await silenceNext(page, 2);
  void execute(page, deposit("acc-1", "5")).catch(() => {}); // the page may be gone before it is answered
  await eventually(page, (v) => v.durability.state === "saving");
  assert.equal(await asks(), true);
  await eventually(page, (v) => v.durability.state === "failed", 15);
  assert.equal(await asks(), true);
  await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  await eventually(page, (v) => v.durability.state === "saved");
  assert.equal(await asks(), false);
});

test("the log is handed out as a file", async () => {
  const page = await given.openPage((page) =>
    page.addInitScript(() => {
      window.files = [];
      window.Blob = class extends Blob {
        constructor(parts, options) {
          super(parts, options);
          window.offered = parts.join("");
        }
      };
      HTMLAnchorElement.prototype.click = function () {
        window.files.push({ name: this.download, text: window.offered });
      };
    }));
  await execute(page, open("acc-1"));
  assert.equal((await ask(page, "ask", { intent: "ExportLog" })).ok, true);
  const [file] = await page.evaluate(() => Promise.all(window.files));
  assert.equal(file.name, "foldline.jsonl");
  assert.deepEqual([JSON.parse(file.text).id, JSON.parse(file.text).commit], ["account-acc-1@1", 1]);
  assert.equal((await ask(page, "exportLog", "csv")).reason, "BadField");
});
