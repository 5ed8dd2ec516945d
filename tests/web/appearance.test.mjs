// Theme and text size: chosen with the mouse, kept apart from the log, and by the system where nobody has chosen.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ask, click, control, eventually, execute, ready } from "./support/browser.mjs";
import { givenSiteAndBrowser, open } from "./support/given.mjs";
import { colourAt } from "./support/picture.mjs";

const given = givenSiteAndBrowser();
beforeEach(() => given.startOver());

const dark = "#0D1115", light = "#F3F2EE", lightPast = "#EDE1C2";
const ground = (page) => colourAt(page, 8, 400); // beside the desk
const groundOfPage = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

async function eventuallyOn(page, colour) {
  for (let tries = 0; tries < 50; ++tries) {
    if ((await ground(page)) === colour) return;
    await page.waitForTimeout(100);
  }
  assert.equal(await ground(page), colour);
}

async function pick(page, option) {
  await click(page, "button", "Theme and text size");
  await click(page, "option", option);
  await eventually(page, (v) => !v.controls.some((c) => c.role === "option"));
}

// A browser whose person prefers dark or light, and changes their mind: window.prefer(true).
const withPreferences = (isDark) => (page) =>
  page.addInitScript((isDark) => {
    const asked = window.matchMedia.bind(window);
    const query = Object.assign(new EventTarget(), { matches: isDark });
    window.matchMedia = (text) => (text === "(prefers-color-scheme: dark)" ? query : asked(text));
    window.prefer = (isDark) => {
      query.matches = isDark;
      query.dispatchEvent(new Event("change"));
    };
  }, isDark);

test("a theme and a text size that were chosen survive a reload, and the log does not know them", async () => {
  const page = await given.openPage();
  await execute(page, open("acc-1"));
  const log = await ask(page, "exportLog", "jsonl");
  await pick(page, "Light");
  await eventuallyOn(page, light);
  const { rect: before } = await control(page, "combobox", "Command");
  await pick(page, "125 %");
  await eventually(page, (v) => v.controls.some((c) => c.name === "Command" && c.rect[3] === before[3] * 1.25));
  assert.equal(await groundOfPage(page), "rgb(243, 242, 238)");

  await page.reload();
  await ready(page);
  assert.equal((await control(page, "combobox", "Command")).rect[3], before[3] * 1.25);
  await eventuallyOn(page, light);
  assert.equal(await groundOfPage(page), "rgb(243, 242, 238)");
  assert.equal(await ask(page, "exportLog", "jsonl"), log);

  await ask(page, "reset");
  assert.equal((await control(page, "combobox", "Command")).rect[3], before[3] * 1.25);
  await pick(page, "Dark");
  await eventuallyOn(page, dark);
  assert.equal(await groundOfPage(page), "rgb(13, 17, 21)");
  assert.deepEqual(page.troubles, []);
});

test("the system's theme is followed while it changes, until somebody chooses", async () => {
  const page = await given.openPage(withPreferences(false));
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await ready(page);
  await eventuallyOn(page, light);
  await page.evaluate(() => window.prefer(true));
  await eventuallyOn(page, dark);
  await pick(page, "Light");
  await eventuallyOn(page, light);
  await page.evaluate(() => window.prefer(false));
  await page.evaluate(() => window.prefer(true));
  await eventuallyOn(page, light);
  await execute(page, open("acc-1"));
  await ask(page, "ask", { intent: "TravelTo", position: 0 });
  await eventuallyOn(page, lightPast);
  await ask(page, "ask", { intent: "GoLive" });
  await pick(page, "As the system");
  await eventuallyOn(page, dark);
  assert.deepEqual(page.troubles, []);
});

test("where nothing can be kept, a choice lasts as long as the tab", async () => {
  const page = await given.openPage((page) =>
    page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
    }));
  await pick(page, "Light");
  await eventuallyOn(page, light);
  await page.reload();
  await ready(page);
  await control(page, "button", "Theme and text size");
  assert.deepEqual(page.troubles, []);
});

test("what somebody else has written in its place is no trouble", async () => {
  const page = await given.openPage((page) =>
    page.addInitScript(() => localStorage.setItem("foldline:appearance", '{"theme":"plaid","text_size":{}}')));
  await control(page, "button", "Theme and text size");
  assert.deepEqual(page.troubles, []);
  await page.evaluate(() => localStorage.clear());
});
