// Events for other stores and from them: exportLog and importLog, in the page.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CloudEvent } from "cloudevents";
import { ask, execute } from "./support/browser.mjs";
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

test("what is exported for CloudEvents is valid by their own schema", async () => {
  const lines = (await ask(page, "exportLog", "cloudevents")).trimEnd().split("\n");
  assert.equal(lines.length, 2);
  for (const line of lines) assert.ok(new CloudEvent(JSON.parse(line)).validate());
  assert.throws(() => new CloudEvent({ ...JSON.parse(lines[0]), type: "" }).validate());
});
