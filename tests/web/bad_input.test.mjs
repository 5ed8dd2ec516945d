// Whatever comes in through the page's API is answered once, in the contract's words, and nothing of it is kept.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ask, execute, view } from "./support/browser.mjs";
import { deposit, givenSiteAndBrowser, open, withdraw } from "./support/given.mjs";

const given = givenSiteAndBrowser();
let page;
before(async () => {
  page = await given.openPage();
  await execute(page, open("acc-1", { at: "2026-03-02T09:00:00Z" }));
  await execute(page, deposit("acc-1", "10", { command_id: "taken" }));
});

const on = (command, fields) => ({ command, account: "acc-1", ...fields });
const deep = (levels) => (levels === 0 ? 1 : { a: deep(levels - 1) });

const invalid = [
  ["NotJson", undefined],
  ["NotJson", null],
  ["NotJson", 7],
  ["NotJson", "nonsense"],
  ["NotJson", [on("CloseAccount")]],
  ["UnknownCommand", { command: "PrintMoney" }, "command"],
  ["UnknownCommand", { command: 7 }, "command"],
  ["MissingField", {}, "command"],
  ["MissingField", { command: "CloseAccount" }, "account"],
  ["MissingField", on("OpenAccount"), "owner"],
  ["MissingField", on("DepositMoney"), "amount"],
  ["BadField", on("CloseAccount", { colour: "red" }), "colour"],
  ["BadField", on("CloseAccount", { expected_version: "1" }), "expected_version"],
  ["BadField", on("CloseAccount", { expected_version: -1 }), "expected_version"],
  ["BadField", on("CloseAccount", { metadata: [] }), "metadata"],
  ["BadField", on("DepositMoney", { amount: "1", source: 7 }), "source"],
  ...["", "12.345", "NaN", "1e9", "-1", "+1", " 1", "1,000", "123456789012345678", 5, null].map((amount) => [
    "BadAmount", on("DepositMoney", { amount }), "amount"]),
  ...["", "a b", "a/b", "x".repeat(65), "\u00e9", 7, null].map((account) => [
    "BadId", { command: "CloseAccount", account }, "account"]),
  ["BadId", on("CloseAccount", { command_id: "" }), "command_id"],
  ...["", " ", "\u2003", "x".repeat(201), "\u00e9".repeat(101), 7].map((owner) => [
    "BadOwner", on("OpenAccount", { owner }), "owner"]),
  ...["usd", "US", "USDX", "", 7].map((currency) => [
    "BadCurrency", on("OpenAccount", { owner: "A", currency }), "currency"]),
  ...["yesterday", "2026-02-30T00:00:00Z", "2026-03-02T09:00:00", "", 7].map((at) => [
    "BadTime", on("CloseAccount", { at }), "at"]),
  ["BadTime", on("CloseAccount", { at: "2026-03-02T08:59:59.999999Z" }), "at"],
  ["CommandIdReused", on("DepositMoney", { amount: "11", command_id: "taken" }), "command_id"],
  ["TooLarge", on("OpenAccount", { owner: "A", metadata: deep(64) })],
  ["TooLarge", on("OpenAccount", { owner: "x".repeat(1 << 20) })],
];

test("every kind of bad command has its own answer", async () => {
  const before = await view(page);
  for (const [reason, command, field] of invalid) {
    const answer = await execute(page, command);
    const tried = JSON.stringify(command)?.slice(0, 80);
    assert.deepEqual([answer.ok, answer.error, answer.reason, answer.field], [false, "invalid", reason, field], tried);
    assert.match(answer.message, /^\S.*\.$/, tried);
  }
  const after = await view(page);
  assert.equal(after.events, before.events);
  assert.deepEqual(after.balances, before.balances);
});

test("what cannot be written as JSON is answered too", async () => {
  const answers = await page.evaluate(async () => {
    const circle = {};
    circle.circle = circle;
    return Promise.all([circle, { n: 1n }, () => {}].map((command) => window.foldline.execute(command)));
  });
  for (const answer of answers) assert.deepEqual([answer.error, answer.reason], ["invalid", "NotJson"]);
});

test("every kind of rejection and the conflict have their own answers", async () => {
  const refused = async (command) => {
    const { ok, message, events, ...rest } = await execute(page, command);
    assert.equal(ok, false);
    assert.match(message, /^\S.*\.$/);
    return events ? { ...rest, events: events.map((e) => e.id) } : rest;
  };
  const rejection = (reason, numbers) => ({ error: "rejection", reason, ...numbers });
  const missing = withdraw("nobody", "1");
  assert.deepEqual(await refused(missing), rejection("AccountNotOpened"));
  assert.deepEqual(await refused(on("OpenAccount", { owner: "Bob" })), rejection("AccountAlreadyOpen"));
  assert.deepEqual(await refused(on("DepositMoney", { amount: "0.00" })), rejection("AmountNotPositive"));
  assert.deepEqual(
    await refused(on("WithdrawMoney", { amount: "10.01" })),
    rejection("InsufficientFunds", { balance: "10.00", requested: "10.01" }));
  assert.deepEqual(await refused(on("CloseAccount")), rejection("BalanceNotZero", { balance: "10.00" }));
  assert.deepEqual(await refused(on("DepositMoney", { amount: "92233720368547758.07" })), rejection("BalanceTooLarge"));
  assert.deepEqual(await refused(on("DepositMoney", { amount: "99999999999999999" })), rejection("BalanceTooLarge"));
  assert.deepEqual(await refused(on("DepositMoney", { amount: "1", expected_version: 1 })), {
    error: "conflict", reason: "VersionConflict", expected: 1, actual: 2, events: ["account-acc-1@2"]});
  await execute(page, open("gone", { owner: "Bob" }));
  await execute(page, { command: "CloseAccount", account: "gone" });
  assert.deepEqual(await refused({ command: "CloseAccount", account: "gone" }), rejection("AccountIsClosed"));
});

test("questions about what is not there are answered, and change nothing", async () => {
  assert.deepEqual(await ask(page, "events", { stream: "account-nobody" }), []);
  assert.deepEqual(await ask(page, "state", "nobody"), { ok: false, error: "not_found" });
  assert.deepEqual(await ask(page, "state", "acc-1", { version: 99 }), { ok: false, error: "not_found" });
  const unknown = await ask(page, "projection", "profits");
  assert.deepEqual([unknown.ok, unknown.error], [false, "invalid"]);
  for (const intent of [undefined, "GoLive", {}, { intent: "TravelTo" }, { intent: "TravelTo", position: -1 },
    { intent: "TravelTo", position: 1, at: "2026-03-02T09:00:00Z" }, { intent: "TravelTo", at: "noon" }, { intent: "Execute" }])
    assert.equal((await ask(page, "ask", intent)).ok, false, JSON.stringify(intent));
  assert.equal((await view(page)).cursor.live, true);
});
