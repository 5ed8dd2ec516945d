// A tab that is really hidden, behind another one of its window: it gets no frames, and its timers are slow.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ask, execute, view } from "./support/browser.mjs";
import { deposit, givenSiteAndBrowser, open } from "./support/given.mjs";

const given = givenSiteAndBrowser({ hides: true });
beforeEach(() => given.startOver());

async function hide(page) {
  const front = await given.openTab();
  await front.bringToFront();
  await page.waitForFunction(() => document.hidden);
}

test("a hidden tab answers commands, one after another and many at once, and looks into the past", async () => {
  const page = await given.openPage();
  await execute(page, open("acc-1"));
  await hide(page);
  for (let version = 2; version <= 11; ++version) assert.equal((await execute(page, deposit("acc-1", "1"))).version, version);
  const answers = await page.evaluate((command) => Promise.all(Array.from({ length: 100 }, () => window.foldline.execute(command))), deposit("acc-1", "1"));
  assert.deepEqual([answers.every(({ ok }) => ok), answers.at(-1).version], [true, 111]);
  assert.equal((await ask(page, "ask", { intent: "TravelTo", position: 1 })).ok, true);
  const now = await view(page);
  assert.deepEqual([now.cursor, now.durability.state], [{ position: 1, live: false }, "saved"]);
  assert.equal(await page.evaluate(() => document.hidden), true);
  await page.bringToFront();
  await page.reload();
  assert.equal((await ask(page, "state", "acc-1", {})).version, 111);
});

test("what a hidden writer keeps is seen within a second by the tab in front", async () => {
  const page = await given.openPage();
  await execute(page, open("acc-1"));
  const front = await given.openPage();
  assert.equal(front.ready.role, "follower");
  await front.bringToFront();
  await page.waitForFunction(() => document.hidden);
  for (let version = 2; version <= 4; ++version) {
    await execute(page, deposit("acc-1", "1"));
    const began = Date.now();
    await front.waitForFunction(async (version) => (await window.foldline.view()).events === version, {}, version);
    assert.ok(Date.now() - began < 1000, `it took ${Date.now() - began} ms`);
  }
});
