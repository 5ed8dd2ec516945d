// A page saves a small file a save. They do not stay many, and nobody can tell from what it shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, eventually, execute, ready } from "./support/browser.mjs";
import { deposit, givenSiteAndBrowser, open } from "./support/given.mjs";

const given = givenSiteAndBrowser();

const longerThanItsRest = () => new Promise((resolve) => setTimeout(resolve, 1500)); // files are joined when nobody saves

// The names of the segments in IndexedDB, after `removed` was taken out from under the page.
const segments = (page, removed = null) =>
  page.evaluate(async (removed) => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const { name } = (await indexedDB.databases()).find(({ name }) => name.includes("foldline"));
    const database = await done(indexedDB.open(name));
    const files = database.transaction("FILE_DATA", "readwrite").objectStore("FILE_DATA");
    if (removed) await done(files.delete(`${name}/${removed}`));
    const keys = await done(files.getAllKeys());
    database.close();
    return keys.map((key) => key.slice(name.length + 1)).filter((key) => key.endsWith(".log"));
  }, removed);

test("a hundred saves are few files, in the page, after a reload and in a tab beside it", async () => {
  const page = await given.openPage();
  const beside = await given.openPage();
  await execute(page, open("many"));
  for (let n = 1; n < 100; ++n) assert.equal((await execute(page, deposit("many", "1"))).version, n + 1);
  await eventually(beside, (v) => v.events === 100);
  await longerThanItsRest();
  const kept = await segments(page);
  assert.ok(kept.length < 36, `${kept.length} files`);
  assert.equal(kept[0], "0000000001.log");
  const balance = async (tab) => (await ask(tab, "state", "many", {})).balance;
  assert.deepEqual([await balance(page), await balance(beside)], ["99.00", "99.00"]);

  await page.close(); // the tab beside it becomes the writer, over the files that were joined
  await eventually(beside, (v) => v.role === "writer");
  assert.equal((await execute(beside, deposit("many", "1"))).version, 101);
  await beside.reload();
  await ready(beside);
  assert.equal(await balance(beside), "100.00");
  assert.equal((await ask(beside, "events", { stream: "account-many" })).length, 101);
  assert.deepEqual([page.troubles, beside.troubles], [[], []]);
  await ask(beside, "reset");
  await beside.close();
});

test("files that are not all there any more are not joined", async () => {
  const page = await given.openPage();
  await execute(page, open("few"));
  for (let n = 0; n < 10; ++n) await execute(page, deposit("few", "1"));
  const before = await segments(page, "0000000005.log"); // as if another tab had joined it
  for (let n = 0; n < 15; ++n) assert.equal((await execute(page, deposit("few", "1"))).ok, true);
  await longerThanItsRest();
  const after = await segments(page);
  assert.equal(after.length, before.length + 15);
  await ask(page, "reset");
  await page.close();
});
