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

test("closing a busy tab loses nothing that it had answered", async () => {
  let answered = 0;
  for (let round = 1; round <= 10; ++round) {
    const page = await given.openPage();
    const account = `busy-${round}`;
    const seen = [];
    await page.exposeFunction("answered", (answer) => seen.push(answer));
    await execute(page, open(account));
    void page
      .evaluate(async (account) => {
        for (let n = 1; ; ++n) {
          const commands = Array.from({ length: 1 + (n % 4) }, (_, k) => ({
            command: "DepositMoney", account, amount: "1", command_id: `${account}-${n}-${k}`,
          }));
          const answers = await Promise.all(commands.map((command) => window.foldline.execute(command)));
          for (const answer of answers) window.answered(answer);
        }
      }, account)
      .catch(() => {}); // the tab closes under it
    while (seen.length < 20 + round) await new Promise((resolve) => setTimeout(resolve, 5));
    await page.close();

    const next = await given.openPage();
    const kept = new Set((await ask(next, "events", { stream: `account-${account}` })).map((e) => e.id));
    const missing = seen.flatMap((answer) => (answer.ok ? answer.events : [])).filter((event) => !kept.has(event.id));
    assert.deepEqual(missing, []);
    assert.ok(seen.every((answer) => answer.ok));
    answered += seen.length;
    await next.close();
  }
  console.log(`busy tabs closed: 10; answered: ${answered}; missing: 0`);
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
