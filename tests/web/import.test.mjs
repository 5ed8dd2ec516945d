// Events for other stores and from them: exportLog and importLog, in the page; a file that is chosen, and one that is
// dropped.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CloudEvent } from "cloudevents";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, click, control, drives, eventually, execute, view } from "./support/browser.mjs";
import { keptBytes } from "./support/database.mjs";
import { deposit, givenSiteAndBrowser, open } from "./support/given.mjs";

const given = givenSiteAndBrowser();
let page;
beforeEach(async () => {
  await given.startOver();
  page = await given.openPage();
  await execute(page, open("acc-1"));
  await execute(page, deposit("acc-1", "5", { command_id: "c-1", metadata: { actor: "Alice" } }));
});

test("an export is imported into an emptied log, is kept, and is there after a reload", async () => {
  const lines = await ask(page, "exportLog", "jsonl");
  assert.equal(lines.trimEnd().split("\n").length, 2);
  assert.deepEqual(await ask(page, "importLog", lines), { imported: 0, skipped: 2, position: 2 });
  await ask(page, "reset");
  assert.deepEqual(await ask(page, "importLog", lines), { imported: 2, skipped: 0, position: 2 });
  await page.reload();
  assert.equal(await ask(page, "exportLog", "jsonl"), lines);
  assert.deepEqual(page.troubles, []);
});

test("a refused import says why and where, and keeps nothing", async () => {
  const lines = await ask(page, "exportLog", "jsonl");
  await ask(page, "reset");
  const refused = await ask(page, "importLog", `${lines}nonsense`);
  assert.deepEqual([refused.ok, refused.error, refused.reason, refused.line], [false, "invalid", "NotJson", 3]);
  assert.equal((await ask(page, "view")).events, 0);
  assert.equal((await ask(page, "importLog", undefined)).reason, "NotJson");
  assert.equal((await ask(page, "exportLog", "xml")).reason, "BadField");
});

// Chooses a file where the page asks for one.
async function choose(page, path) {
  if (drives === "chromium") {
    const chooser = page.waitForEvent("filechooser");
    await click(page, "button", "Import");
    await (await chooser).setFiles(path);
  } else {
    await click(page, "button", "Import");
    await (await page.$("#file")).uploadFile(path);
  }
}

// Drops a file of such a text on the page: the events that a browser sends then.
const drop = (page, name, text) =>
  page.evaluate(([name, text]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name));
    const lab = document.getElementById("lab");
    const send = (kind) => lab.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    return send("dragover") === false && send("drop") === false;
  }, [name, text]);

const ended = (v) => v.import?.message && v.durability.state === "saved";

// So many events, of one account that is not there yet.
const manyLines = (count) =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      aggregate_id: "many", aggregate_type: "account", version: n + 1, timestamp: "2999-01-01T00:00:00Z",
      ...(n === 0
        ? { event_type: "AccountCreated", schema: 2, event_data: { owner: "Many", currency: "USD" } }
        : { event_type: "MoneyDeposited", schema: 3, event_data: { amount_minor: 1, currency: "USD", source: "A" } }),
    }) + "\n").join("");

async function inAFile(test, text) {
  const folder = await mkdtemp(join(tmpdir(), "foldline-import-"));
  test.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "events.jsonl"), text);
  return join(folder, "events.jsonl");
}

test("a file that is chosen is imported, and told", async (t) => {
  const lines = await ask(page, "exportLog", "jsonl");
  const file = await inAFile(t, lines + manyLines(3));
  await click(page, "button", "Export, import, reset");
  await choose(page, file);
  const now = await eventually(page, ended);
  assert.deepEqual([now.import.ok, now.events], [true, 5]);
  assert.equal(now.import.message, "3 events were taken in; 2 were here already.");
  await click(page, "button", "Close");
  await eventually(page, (v) => !v.import);
  await page.reload();
  assert.equal((await ask(page, "state", "many", {})).balance, "0.02");
  assert.deepEqual(page.troubles, []);
});

test("a file that is dropped is imported; what is wrong with one is told by its line", async () => {
  assert.equal(await drop(page, "good.jsonl", manyLines(2)), true);
  assert.equal((await eventually(page, ended)).events, 4);
  const before = await ask(page, "exportLog", "jsonl");
  await click(page, "button", "Close");
  await eventually(page, (v) => !v.import);
  await drop(page, "bad.jsonl", `${manyLines(3)}nonsense\n${manyLines(4)}`);
  const now = await eventually(page, ended);
  assert.equal(now.import.ok, false);
  assert.equal(now.import.message, "Line 4: This is not a JSON object. Nothing was kept.");
  assert.equal(await ask(page, "exportLog", "jsonl"), before);
});

test("a large import shows its way, can be given up, and has then changed nothing", async (t) => {
  const before = await ask(page, "exportLog", "jsonl");
  const keptBefore = await keptBytes(page);
  await click(page, "button", "Export, import, reset");
  await choose(page, await inAFile(t, manyLines(120_000)));
  const running = await eventually(page, (v) => v.import?.lines > 0);
  assert.match(running.import.name, /^events\.jsonl$/);
  assert.ok(running.import.percent < 100);
  const waits = execute(page, deposit("acc-1", "1")); // a command waits until the import has ended
  assert.equal((await ask(page, "ask", { intent: "TravelTo", position: 1 })).ok, true); // a look does not
  await click(page, "button", "Cancel");
  const now = await eventually(page, (v) => v.import?.ok === false);
  assert.match(now.import.message, /Nothing was kept/);
  assert.equal((await waits).position, 3);
  assert.ok((await ask(page, "exportLog", "jsonl")).startsWith(before));
  assert.equal((await view(page)).events, 3);
  const keptAfter = await keptBytes(page);
  assert.equal(keptAfter.length, keptBefore.length + 1); // the command's own file
  const texts = new Set(keptAfter.map(String));
  assert.ok(keptBefore.every((file) => texts.has(String(file))));
  assert.deepEqual(page.troubles, []);
});

test("the log is handed out and emptied by hand, and the latter is asked once more", async () => {
  await click(page, "button", "Export, import, reset");
  assert.equal((await control(page, "button", "Export")).enabled, true);
  await click(page, "button", "Reset");
  await click(page, "button", "Keep it");
  assert.equal((await view(page)).events, 2);
  await click(page, "button", "Reset");
  await click(page, "button", "Delete it");
  await eventually(page, (v) => v.events === 0);
  assert.equal((await execute(page, open("acc-1"))).position, 1);
});

test("what is exported for CloudEvents is valid by their own schema", async () => {
  const lines = (await ask(page, "exportLog", "cloudevents")).trimEnd().split("\n");
  assert.equal(lines.length, 2);
  for (const line of lines) assert.ok(new CloudEvent(JSON.parse(line)).validate());
  assert.throws(() => new CloudEvent({ ...JSON.parse(lines[0]), type: "" }).validate());
});
