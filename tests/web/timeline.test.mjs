// Time by mouse and keyboard: played, paused, stepped, and sent to a position or a time.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ask, choose, click, control, eventually, execute, ready, type, view } from "./support/browser.mjs";
import { deposit, givenSiteAndBrowser, open } from "./support/given.mjs";

const given = givenSiteAndBrowser();
let page;
beforeEach(async () => {
  await given.startOver();
  page = await given.openPage();
});

const speed = "Speed, in events a second";
const minute = (n) => `2026-03-02T09:${String(30 + n).padStart(2, "0")}:00Z`;

// An account with deposits, a minute apart: `count` events.
async function story(count) {
  await execute(page, open("acc-1", { at: minute(0) }));
  for (let n = 1; n < count; ++n) await execute(page, deposit("acc-1", "10", { at: minute(n) }));
  await eventually(page, (v) => v.events === count && v.durability.state === "saved");
}

test("the log is played from its first event to the live end, and rests", async () => {
  await story(12);
  await choose(page, speed, "20×");
  const heard = page.evaluate(
    () =>
      new Promise((resolve) => {
        const positions = [];
        window.foldline.on("cursor", ({ position, live }) => (live ? resolve(positions) : positions.push(position)));
      }),
  );
  await click(page, "button", "Play");
  const positions = await heard;
  assert.ok(positions.length >= 3, `seen on the way: ${positions}`);
  assert.deepEqual(positions, [...positions].sort((a, b) => a - b));
  const now = await eventually(page, (v) => v.cursor.live && v.playing === undefined);
  assert.equal(now.balances[0].balance, "110.00");
  await page.waitForTimeout(600);
  const rested = (await view(page)).frames;
  await page.waitForTimeout(600);
  assert.equal((await view(page)).frames, rested);
  assert.deepEqual(page.troubles, []);
});

test("it is paused where it is, and steps from there", async () => {
  await story(9);
  await click(page, "button", "To the beginning");
  await eventually(page, (v) => !v.cursor.live && v.cursor.position === 0);
  await choose(page, speed, "5×");
  await click(page, "button", "Play");
  await eventually(page, (v) => v.playing === 5 && v.cursor.position >= 2);
  await click(page, "button", "Pause");
  const { position } = (await eventually(page, (v) => v.playing === undefined && !v.cursor.live)).cursor;
  await page.waitForTimeout(500);
  assert.equal((await view(page)).cursor.position, position);
  await click(page, "button", "One event forward");
  await eventually(page, (v) => v.cursor.position === position + 1);
  await click(page, "button", "One event back");
  await eventually(page, (v) => v.cursor.position === position);
  await click(page, "button", "To the live end");
  await eventually(page, (v) => v.cursor.live);
});

test("between two events that are played, nothing is drawn", async () => {
  await story(6);
  const next = () =>
    page.evaluate(() => new Promise((resolve) => { const stop = window.foldline.on("cursor", () => (stop(), resolve())); }));
  await ask(page, "ask", { intent: "Play" });
  await next();
  await page.waitForTimeout(500); // it has come to rest at that event, and the next one is due in half a second
  const { frames, cursor } = await view(page);
  await page.waitForTimeout(250);
  const later = await view(page);
  assert.deepEqual([later.frames, later.cursor], [frames, cursor]);
  await next();
  assert.equal((await view(page)).cursor.position, cursor.position + 1);
});

test("one jumps to a position or to a time that is typed, and is told why not", async () => {
  await story(9);
  const jump = async (text) => {
    await type(page, "Jump to", text);
    await page.keyboard.press("Enter");
  };
  await jump("3");
  await eventually(page, (v) => !v.cursor.live && v.cursor.position === 3);
  assert.equal((await control(page, "textbox", "Jump to")).value, "2026-03-02T09:32:00.000000Z");
  await jump("2026-03-02T10:35:30+01:00");
  await eventually(page, (v) => v.cursor.position === 6);
  await jump("99");
  await page.waitForTimeout(200);
  assert.equal((await view(page)).cursor.position, 6);
  assert.equal((await control(page, "textbox", "Jump to")).value, "99"); // what was typed stays
});

test("snapshots are taken, and forgotten with the tab, and no answer changes", async () => {
  await story(11);
  assert.equal((await view(page)).snapshots, 2);
  const before = await ask(page, "state", "acc-1", {});
  await page.reload();
  await ready(page);
  assert.equal((await view(page)).snapshots, undefined);
  assert.deepEqual(await ask(page, "state", "acc-1", {}), before);
});
