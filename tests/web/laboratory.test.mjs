// What a person sees happen, by mouse and keyboard: the fold, an explained balance, filters, causes, and read
// models that are paused, stepped and rebuilt.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ask, choose, click, control, eventually, execute, type, view } from "./support/browser.mjs";
import { changeRatio } from "./support/hands.mjs";
import { deposit, givenSiteAndBrowser, open, withdraw } from "./support/given.mjs";

const given = givenSiteAndBrowser();
let page;
beforeEach(async () => {
  await given.startOver();
  page = await given.openPage();
  for (const command of [
    open("acc-1"),
    deposit("acc-1", "100"),
    open("acc-2", { owner: "Bob" }),
    { command: "TransferMoney", from: "acc-1", to: "acc-2", amount: "30" }, // positions 4 to 7
    withdraw("acc-2", "5"),
  ])
    await execute(page, command);
  await eventually(page, (v) => v.events === 8 && v.durability.state === "saved");
});

const positions = (v) => v.controls.filter((c) => c.role === "row" && /^\d/.test(c.name)).map((c) => parseInt(c.name, 10));
const model = (v, name) => v.models.find((m) => m.name === name);
// The button is drawn as one that can be pressed, or cannot.
const until = (button, enabled) =>
  eventually(page, (v) => v.controls.some((c) => c.name === button && c.enabled === enabled));
const row = async (start) => {
  const now = await eventually(page, (v) => v.controls.some((c) => c.role === "row" && c.name.startsWith(start)));
  return now.controls.find((c) => c.role === "row" && c.name.startsWith(start)).name;
};

test("a click on a balance lights the events that made it, and another puts the light out", async () => {
  await click(page, "row", await row("Explain 25.00 USD of acc-2"));
  const lit = await eventually(page, (v) => v.explained?.account === "acc-2");
  assert.deepEqual(lit.explained.positions, [6, 8]);
  await control(page, "button", "Stop explaining");
  await click(page, "row", await row("Explain 25.00"));
  await eventually(page, (v) => v.explained === null);
  await click(page, "row", await row("Explain 70.00 USD of acc-1"));
  assert.deepEqual((await eventually(page, (v) => v.explained)).explained.positions, [2, 4]);
  await ask(page, "ask", { intent: "TravelTo", position: 2 });
  assert.deepEqual((await view(page)).explained.positions, [2]);
  await click(page, "button", "Stop explaining");
  await eventually(page, (v) => v.explained === null);
  assert.deepEqual(page.troubles, []);
});

test("the fold walks along the events of one account", async () => {
  await click(page, "row", await row("2 MoneyDeposited"));
  await click(page, "button", "Next event of acc-1");
  await eventually(page, (v) => v.selected === 4); // the withdrawal that the transfer began with
  await until("Next event of acc-1", false);
  await click(page, "button", "Previous event of acc-1");
  await eventually(page, (v) => v.selected === 2);
  await click(page, "button", "Previous event of acc-1");
  await eventually(page, (v) => v.selected === 1);
  await until("Previous event of acc-1", false);
  assert.deepEqual(page.troubles, []);
});

test("the log is narrowed by stream, by type and by what is typed", async () => {
  await choose(page, "type", "MoneyDeposited");
  await eventually(page, (v) => String(positions(v)) === "2,6");
  await choose(page, "stream", "acc-2");
  await eventually(page, (v) => String(positions(v)) === "6");
  await choose(page, "type", "All types");
  await eventually(page, (v) => String(positions(v)) === "3,6,7,8");
  await choose(page, "stream", "All streams");
  await click(page, "button", "Search the log");
  await type(page, "Search", "bob");
  await eventually(page, (v) => String(positions(v)) === "3");
  await type(page, "Search", "nobody at all");
  await eventually(page, (v) => positions(v).length === 0);
  await click(page, "button", "End the search");
  await eventually(page, (v) => positions(v).length === 8);
  assert.deepEqual(page.troubles, []);
});

test("the log is narrowed by a tag, once an event bears one", async () => {
  assert.ok(!(await view(page)).controls.some((c) => c.name === "tag"));
  const event = (version, tags) =>
    JSON.stringify({
      aggregate_id: "acc-1", aggregate_type: "account", version, timestamp: "2030-01-01T00:00:00.000000Z", tags,
      event_type: "MoneyDeposited", schema: 3, event_data: { amount_minor: 100, currency: "USD", source: "ATM" }, metadata: {},
      position: version + 5, id: `account-acc-1@${version}`, commit: version + 20,
    });
  const imported = await ask(page, "importLog", [event(4, ["branch:north"]), event(5, ["branch:south"])].join("\n"));
  assert.deepEqual(imported, { imported: 2, skipped: 0, position: 10 });
  await choose(page, "tag", "branch:north");
  await eventually(page, (v) => String(positions(v)) === "9");
  await choose(page, "tag", "All tags");
  await eventually(page, (v) => positions(v).length === 10);
  assert.deepEqual(page.troubles, []);
});

test("a model is paused, falls behind, is read on event by event, and follows again", async () => {
  await click(page, "button", "Pause: Balances");
  await eventually(page, (v) => model(v, "account-balances").paused);
  await execute(page, deposit("acc-1", "1"));
  await execute(page, deposit("acc-1", "2"));
  const behind = await eventually(page, (v) => v.events === 10);
  assert.equal(model(behind, "account-balances").checkpoint, 8);
  assert.equal(model(behind, "transaction-history").checkpoint, 10);
  assert.equal(behind.balances[0].balance, "70.00");
  await click(page, "button", "One event more: Balances");
  const stepped = await eventually(page, (v) => model(v, "account-balances").checkpoint === 9);
  assert.equal(stepped.balances[0].balance, "71.00");
  await click(page, "button", "Follow the log: Balances");
  const live = await eventually(page, (v) => model(v, "account-balances").checkpoint === 10);
  assert.equal(live.balances[0].balance, "73.00");
  assert.deepEqual(page.troubles, []);
});

test("a model is rebuilt beside the live one, and is equal", async () => {
  await click(page, "button", "Rebuild beside the live one: Balance chart");
  const rebuilt = await eventually(page, (v) => model(v, "balance-history").rebuilt);
  assert.deepEqual(model(rebuilt, "balance-history").rebuilt, { through: 8, equal: true });
  assert.deepEqual(page.troubles, []);
});

test("the chain of causes leads from event to event", async () => {
  await changeRatio(page, 1, { width: 1920, height: 1080 }); // a column of its own, and nothing to scroll
  await ask(page, "ask", { intent: "SelectEvent", position: 4 });
  await click(page, "row", await row("Event 6, MoneyDeposited"));
  await eventually(page, (v) => v.selected === 6);
  await click(page, "row", await row("Event 5, TransferStarted"));
  await eventually(page, (v) => v.selected === 5);
  assert.deepEqual(page.troubles, []);
});
