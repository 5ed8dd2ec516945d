// What the page has answered is in IndexedDB, whatever happens next.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ask, execute, ready, view } from "./support/browser.mjs";
import { deposit, givenSiteAndBrowser, open } from "./support/given.mjs";

const given = givenSiteAndBrowser();
beforeEach(() => given.startOver());

test("an answered command survives a reload at once", async () => {
  const page = await given.openPage();
  assert.deepEqual([page.ready.storage, page.ready.role], ["indexeddb", "writer"]);
  assert.equal((await execute(page, open("reload-1"))).ok, true);
  for (let round = 1; round <= 5; ++round) {
    const answer = await execute(page, deposit("reload-1", "12.50"));
    assert.equal(answer.ok, true);
    await page.reload();
    await ready(page);
    const state = await ask(page, "state", "reload-1", {});
    assert.equal(state.version, answer.version);
    assert.equal(state.balance, (12.5 * round).toFixed(2));
  }
  assert.deepEqual(page.troubles, []);
});

// A tab that executes without a pause, each time one to four commands at once. `seen` is what it was answered.
async function startBusyTab(account) {
  const page = await given.openPage();
  const seen = [];
  await page.exposeFunction("answered", (answers) => void seen.push(...answers));
  await execute(page, open(account));
  void page
    .evaluate(async (account) => {
      for (let n = 1; ; ++n) {
        const commands = Array.from({ length: 1 + (n % 4) }, (_, k) => ({
          command: "DepositMoney", account, amount: "1", command_id: `${account}-${n}-${k}`,
        }));
        const answers = await Promise.all(commands.map((command) => window.foldline.execute(command)));
        await window.answered(answers); // else what is told would queue in the driver, without end
      }
    }, account)
    .catch(() => {}); // it ends while this goes on
  return { page, seen };
}

async function missingOf(seen, account) {
  const page = await given.openPage();
  const kept = new Set((await ask(page, "events", { stream: `account-${account}` })).map(({ id }) => id));
  assert.ok(seen.every(({ ok }) => ok));
  await page.close();
  return seen.flatMap(({ events }) => events).filter(({ id }) => !kept.has(id));
}

// Ends a busy tab `rounds` times over one growing log, and counts.
async function endBusyTabs(what, rounds, end) {
  let answered = 0;
  for (let round = 1; round <= rounds; ++round) {
    const { page, seen } = await startBusyTab(`busy-${round}`);
    while (seen.length < 20 + round) await new Promise((resolve) => setTimeout(resolve, 5));
    await end(page);
    assert.deepEqual(await missingOf(seen, `busy-${round}`), []);
    answered += seen.length;
  }
  console.log(`${what}: ${rounds}; answered: ${answered}; missing: 0`);
}

// How often; a longer count is asked for once in a while.
const times = Number(process.env.FOLDLINE_TIMES ?? 1);

test("closing a busy tab loses nothing that it had answered", () => endBusyTabs("busy tabs closed", 5 * times, (page) => page.close()));

test("killing the browser loses nothing that it had answered", () => endBusyTabs("browsers killed", 2 * times, () => given.kill()));

test("ten thousand events are there after a reload", async () => {
  const page = await given.openPage();
  await execute(page, open("many"));
  for (let n = 0; n < 10; ++n)
    await page.evaluate(() =>
      Promise.all(Array.from({ length: 1000 }, () => window.foldline.execute({ command: "DepositMoney", account: "many", amount: "1" }))).then(
        (answers) => answers.length));
  await page.reload();
  await ready(page);
  const state = await ask(page, "state", "many", {});
  assert.deepEqual([state.version, state.balance], [10_001, "10000.00"]);
});

test("a retry under one command id is kept once, also after a reload", async () => {
  const page = await given.openPage();
  await execute(page, open("retry-1"));
  const command = { ...deposit("retry-1", "5"), command_id: "pay-7" };
  const first = await execute(page, command);
  await page.reload();
  await ready(page);
  const again = await execute(page, command);
  assert.equal(again.repeated, true);
  assert.deepEqual(again.events, first.events);
  assert.equal((await ask(page, "state", "retry-1", {})).balance, "5.00");
});

test("a reset empties the log and leaves nothing behind a reload", async () => {
  const page = await given.openPage();
  await execute(page, open("gone-1"));
  assert.equal((await ask(page, "reset")).ok, true);
  assert.equal((await view(page)).events, 0);
  assert.equal((await execute(page, open("fresh-1"))).position, 1);
  await page.reload();
  await ready(page);
  assert.deepEqual((await ask(page, "events", {})).map((e) => e.id), ["account-fresh-1@1"]);
  assert.deepEqual(page.troubles, []);
});
