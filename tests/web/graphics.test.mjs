// What can happen to a picture: the browser takes the graphics context away, or the device's pixels change.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { click, eventually, execute, view } from "./support/browser.mjs";
import { deposit, givenSiteAndBrowser, open } from "./support/given.mjs";
import { changeRatio } from "./support/hands.mjs";
import { counts } from "./support/picture.mjs";

const given = givenSiteAndBrowser();
let page;
beforeEach(async () => {
  await given.startOver();
  page = await given.openPage((page) =>
    page.addInitScript(() => localStorage.setItem("foldline:appearance", '{"theme":"dark"}')));
  await execute(page, open("acc-1"));
  for (let n = 0; n < 5; ++n) await execute(page, deposit("acc-1", "10"));
  await eventually(page, (v) => v.durability.state === "saved" && v.events === 6);
});

const ground = "#0D1115", surface = "#141A20", ink1 = "#EDF0F3", created = "#5DABFA", deposited = "#3FD0A0";
const picture = (page) =>
  counts(page, [0, 0, 1280, 800], [ground, surface, ink1, created, deposited]);

// Pictures of one screen differ by the edges that are smoothed, and not by more.
function assertAlike(now, before) {
  now.forEach((count, index) =>
    assert.ok(Math.abs(count - before[index]) <= 20 + before[index] * 0.02, `${now} is not ${before}`));
}

test("a graphics context that was lost comes back, with everything on it", async () => {
  await page.waitForTimeout(500);
  const before = await picture(page);
  assert.ok(before.every((count) => count > 50), `${before}`);
  await page.evaluate(() => {
    window.graphics = document.getElementById("canvas").getContext("webgl2").getExtension("WEBGL_lose_context");
    window.graphics.loseContext();
  });
  await page.waitForTimeout(300);
  await execute(page, deposit("acc-1", "10")); // kept, though nobody can see it
  await page.evaluate(() => window.graphics.restoreContext());
  await page.waitForTimeout(800);
  const after = await picture(page);
  assertAlike(after.slice(0, 2), before.slice(0, 2));
  for (const hue of [2, 3]) assert.ok(after[hue] > before[hue] * 0.7, `${after} is not ${before}`); // words and glyphs
  assert.ok(after[4] > before[4], "the deposit that was made meanwhile is drawn");
  await click(page, "button", "Deposit");
  await eventually(page, (v) => v.events === 8);
  assert.deepEqual(page.troubles, []);
});

test("it may be lost again and again, also in the past and while it plays", async () => {
  for (let time = 0; time < 3; ++time) {
    await page.evaluate((time) => window.foldline.ask(time === 1 ? { intent: "Play", speed: 20 } : { intent: "TravelTo", position: 3 }), time);
    await page.evaluate(() => {
      window.graphics = document.getElementById("canvas").getContext("webgl2").getExtension("WEBGL_lose_context");
      window.graphics.loseContext();
    });
    await page.waitForTimeout(200);
    await page.evaluate(() => window.graphics.restoreContext());
    await page.waitForTimeout(300);
  }
  const [, , , , amber] = await counts(page, [0, 0, 1280, 48], [ground, surface, ink1, created, "#F5CC4F"]);
  assert.ok(amber > 1280 * 30, "the top bar says that this is the past");
  await click(page, "button", "Go live");
  await eventually(page, (v) => v.cursor.live);
  assert.deepEqual(page.troubles, []);
});

test("the browser's zoom makes everything larger, and as sharp as the screen", async () => {
  for (const zoom of [1.25, 2, 1]) {
    const [width, height] = [Math.round(1280 / zoom), Math.round(800 / zoom)];
    await changeRatio(page, zoom, { width, height });
    await eventually(page, (v) => v.controls.every(({ rect }) => rect[0] + rect[2] <= width && rect[1] + rect[3] <= height));
    const canvas = await page.evaluate(() => [document.getElementById("canvas").width, document.getElementById("canvas").height]);
    assert.deepEqual(canvas, [1280, 800]);
    const before = (await view(page)).events;
    await click(page, "button", "Deposit");
    await eventually(page, (v) => v.events === before + 1);
    const [pixels] = await picture(page);
    assert.ok(pixels > 200_000, `drawn in all of its pixels at ${zoom}: ${pixels}`);
  }
  assert.deepEqual(page.troubles, []);
});

test("a window of another size is filled, and nothing is lost", async () => {
  for (const [width, height] of [[900, 700], [500, 800], [1280, 800]]) {
    await changeRatio(page, 1, { width, height });
    await page.evaluate((width) => new Promise((resolve) => {
      const look = () => (document.getElementById("canvas").width === width ? resolve() : setTimeout(look, 20));
      look();
    }), width);
    const now = await eventually(page, (v) => v.controls.every(({ rect }) => rect[0] + rect[2] <= width + 1));
    assert.equal(now.events, 6);
  }
});
