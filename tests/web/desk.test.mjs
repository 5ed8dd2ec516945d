// A person at the desk: a real mouse and keyboard on the canvas, found by what view() says is there.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ask, choose, click, control, eventually, execute, type } from "./support/browser.mjs";
import { deposit, givenSiteAndBrowser, open, withdraw } from "./support/given.mjs";

const given = givenSiteAndBrowser();
let page;
beforeEach(async () => {
  await given.startOver();
  page = await given.openPage();
});

test("opens an account with a name that was typed, deposits, withdraws and closes", async () => {
  assert.equal((await control(page, "combobox", "Command")).value, "Open account");
  await type(page, "Account", "acc-1");
  await type(page, "Owner", "Zoe O'Neil");
  await click(page, "button", "Open account");
  await eventually(page, (v) => v.events === 1 && v.durability.state === "saved");
  assert.equal((await ask(page, "state", "acc-1", {})).owner, "Zoe O'Neil");

  await choose(page, "Command", "Deposit");
  await type(page, "Amount", "100.50");
  await click(page, "button", "Deposit");
  await eventually(page, (v) => v.events === 2);

  await choose(page, "Command", "Withdraw");
  await type(page, "Amount", "100.50");
  await click(page, "button", "Withdraw");
  await eventually(page, (v) => v.events === 3);

  await choose(page, "Command", "Close account");
  await click(page, "button", "Close account");
  await eventually(page, (v) => v.events === 4 && v.durability.state === "saved");
  assert.equal((await ask(page, "state", "acc-1", {})).status, "closed");
  assert.deepEqual(page.troubles, []);
});

test("the first click works: the fields of an empty log are filled in", async () => {
  await click(page, "button", "Open account");
  const after = await eventually(page, (v) => v.events === 1 && v.answer?.waiting === false);
  assert.deepEqual([after.answer.ok, after.answer.version, after.answer.position], [true, 1, 1]);
});

test("a refusal has its numbers, and what was typed stays", async () => {
  await execute(page, open("bob-7", { owner: "Bob" }));
  await execute(page, deposit("bob-7", "505.25"));
  await choose(page, "Command", "Withdraw");
  await type(page, "Account", "bob-7");
  await type(page, "Amount", "900");
  const refused = page.evaluate(() => new Promise((resolve) => window.foldline.on("refused", resolve)));
  await click(page, "button", "Withdraw");
  const { error, reason, balance, requested, message } = await refused;
  assert.deepEqual([error, reason, balance, requested], ["rejection", "InsufficientFunds", "505.25", "900.00"]);
  const now = await eventually(page, (v) => v.answer?.reason === "InsufficientFunds");
  assert.equal(now.answer.message, message);
  assert.match(message, /505\.25.*900\.00/);
  assert.equal((await control(page, "textbox", "Amount")).value, "900");
  assert.equal(now.events, 2);
});

test("travelling back shows the past, and live is live again", async () => {
  await execute(page, open("acc-1"));
  await execute(page, deposit("acc-1", "1000"));
  await execute(page, withdraw("acc-1", "300"));
  const balance = (v) => v.balances[0]?.balance;
  assert.equal(balance(await eventually(page, (v) => v.events === 3)), "700.00");

  assert.equal((await ask(page, "ask", { intent: "TravelTo", position: 2 })).ok, true);
  const past = await eventually(page, (v) => !v.cursor.live);
  assert.deepEqual([past.cursor.position, balance(past), past.transactions.length], [2, "1,000.00", 1]);
  assert.equal((await control(page, "button", "Deposit")).enabled, false);

  assert.equal((await ask(page, "ask", { intent: "TravelTo", position: 9 })).ok, false);
  assert.equal((await ask(page, "ask", { intent: "Dance" })).ok, false);
  assert.equal((await eventually(page, () => true)).cursor.position, 2);

  await click(page, "button", "Go live");
  assert.equal(balance(await eventually(page, (v) => v.cursor.live)), "700.00");
});

test("the time cursor is dragged with the mouse through the whole log", async () => {
  await execute(page, open("acc-1"));
  for (let n = 0; n < 9; ++n) await execute(page, deposit("acc-1", "10"));
  const heard = page.evaluate(
    () => new Promise((resolve) => window.foldline.on("cursor", (cursor) => cursor.position < 4 && resolve(cursor))),
  );
  const [x, y, width, height] = (await control(page, "slider", "Time cursor")).rect;
  await page.mouse.move(x + width - 2, y + height / 2);
  await page.mouse.down();
  for (let step = 1; step <= 10; ++step) await page.mouse.move(x + width * (1 - step / 14), y + height / 2);
  await page.mouse.up();
  assert.equal((await heard).live, false);
  const past = await eventually(page, (v) => !v.cursor.live && v.cursor.position < 5);
  assert.equal(past.balances[0].balance, `${(past.cursor.position - 1) * 10}.00`);
});

test("an event that is clicked is shown in full", async () => {
  await execute(page, open("acc-1", { metadata: { actor: "Ada" } }));
  const now = await eventually(page, (v) => v.controls.some((c) => c.role === "row"));
  const [x, y, width, height] = now.controls.find((c) => c.role === "row").rect;
  await page.mouse.click(x + width / 2, y + height / 2);
  await eventually(page, (v) => v.selected === 1);
});
