// One tab writes, the others follow, and a writer that is wrong about being one overwrites nothing.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ask, eventually, execute, view } from "./support/browser.mjs";
import { deposit, givenSiteAndBrowser, open } from "./support/given.mjs";

const given = givenSiteAndBrowser();
beforeEach(() => given.startOver());

test("a second tab follows, is told, and cannot write", async () => {
  const writer = await given.openPage();
  const follower = await given.openPage();
  assert.equal(writer.ready.role, "writer");
  assert.equal(follower.ready.role, "follower");
  await follower.evaluate(() => {
    window.heard = [];
    window.foldline.on("appended", (events) => window.heard.push(...events.map((e) => e.id)));
  });

  await execute(writer, open("acc-1"));
  await execute(writer, deposit("acc-1", "7"));
  await eventually(follower, (v) => v.events === 2, 1);
  assert.deepEqual(await follower.evaluate(() => window.heard), ["account-acc-1@1", "account-acc-1@2"]);
  assert.deepEqual(await ask(follower, "state", "acc-1", {}), await ask(writer, "state", "acc-1", {}));

  const refused = await execute(follower, deposit("acc-1", "1"));
  assert.deepEqual([refused.error, refused.reason], ["storage", "ReadOnly"]);
  const nonsense = await execute(follower, { command: "Nonsense" });
  assert.deepEqual([nonsense.error, nonsense.reason], ["invalid", "UnknownCommand"]);
  assert.equal((await ask(follower, "reset")).reason, "ReadOnly");
  assert.equal((await view(writer)).events, 2);

  await ask(writer, "reset");
  await eventually(follower, (v) => v.events === 0, 1);
  await execute(writer, open("acc-9"));
  await eventually(follower, (v) => v.events === 1, 1);
  assert.deepEqual([...writer.troubles, ...follower.troubles], []);
});

test("a follower inherits the log when the writer's tab is closed", async () => {
  const writer = await given.openPage();
  const follower = await given.openPage();
  const role = follower.evaluate(() => new Promise((resolve) => window.foldline.on("role", resolve)));
  await execute(writer, open("acc-1"));
  await writer.close();
  assert.equal(await role, "writer");
  const answer = await execute(follower, deposit("acc-1", "7"));
  assert.deepEqual([answer.ok, answer.version], [true, 2]);
});

// Both tabs are told that the lock is theirs: what a lock lost unnoticed looks like.
const alwaysGranted = (page) =>
  page.addInitScript(() => {
    navigator.locks.request = async (_name, granted) => granted({});
  });

test("a stale writer is refused, overwrites nothing, and reads on", async () => {
  const first = await given.openPage(alwaysGranted);
  await execute(first, open("acc-1"));
  const second = await given.openPage(alwaysGranted);
  assert.equal((await execute(second, deposit("acc-1", "10"))).version, 2);

  const stale = await execute(first, { ...deposit("acc-1", "99"), command_id: "stale-1" });
  assert.deepEqual([stale.ok, stale.error, stale.reason], [false, "storage", "NotSaved"]);
  assert.equal((await ask(first, "state", "acc-1", {})).balance, "10.00");
  const retried = await execute(first, { ...deposit("acc-1", "99"), command_id: "stale-1" });
  assert.deepEqual([retried.ok, retried.version], [true, 3]);

  await second.reload();
  assert.equal((await eventually(second, (v) => v.events === 3)).events, 3);
  assert.equal((await ask(second, "state", "acc-1", {})).balance, "109.00");
});

test("a stale writer of before a reset finds no free number", async () => {
  const first = await given.openPage(alwaysGranted);
  await execute(first, open("old-1"));
  await execute(first, deposit("old-1", "1"));
  const second = await given.openPage(alwaysGranted);
  await ask(second, "reset");
  await execute(second, open("new-1"));

  const stale = await execute(first, deposit("old-1", "99"));
  assert.deepEqual([stale.ok, stale.reason], [false, "NotSaved"]);
  assert.deepEqual((await ask(first, "events", {})).map((e) => e.id), ["account-new-1@1"]);
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
  assert.equal((await view(page)).storage, "memory");
  assert.equal((await ask(page, "reset")).ok, true);
  assert.equal((await view(page)).events, 0);
  assert.deepEqual(page.troubles, []);
});
