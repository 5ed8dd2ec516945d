// A page that nobody touches does nothing: it draws no frame, asks for none, and asks nobody for anything.
import assert from "node:assert/strict";
import { test } from "node:test";
import { control, eventually, execute, openBrowser, openPage, view } from "./support/browser.mjs";
import { givenSiteAndBrowser, open } from "./support/given.mjs";

const given = givenSiteAndBrowser();

test("an idle page draws no frame and asks for none", async () => {
  const page = await given.openPage((page) =>
    page.addInitScript(() => {
      window.framesAsked = 0;
      const ask = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (callback) => (window.framesAsked++, ask(callback));
    }));
  await execute(page, open("acc-1"));
  await eventually(page, (v) => v.durability.state === "saved");
  await page.waitForTimeout(1000); // what the last command asked for is drawn
  const before = await view(page);
  const asked = await page.evaluate(() => window.framesAsked);
  assert.ok(before.frames > 0);
  await page.waitForTimeout(2000);
  assert.equal((await view(page)).frames, before.frames);
  assert.equal(await page.evaluate(() => window.framesAsked), asked);

  const [x, y] = (await control(page, "textbox", "Account")).rect;
  await page.mouse.move(x + 4, y + 4);
  await eventually(page, (v) => v.frames > before.frames);
  assert.deepEqual(page.troubles, []);
  await page.close();
});

test("nothing inline runs, and nothing is asked of another origin", async () => {
  const page = await given.openPage();
  const ran = await page.evaluate(() => {
    window.inlineRan = false;
    const script = document.createElement("script");
    script.textContent = "window.inlineRan = true";
    document.head.append(script);
    return window.inlineRan;
  });
  assert.equal(ran, false);
  assert.deepEqual(page.troubles.filter((t) => !t.includes("Content Security Policy")), []);
  await page.close();
});

test("the canvas has a pixel for every pixel of the screen, at every ratio", async () => {
  for (const scale of [1, 1.5, 2]) {
    const sharp = await openBrowser({ scale });
    const page = await openPage(sharp, given.site.at("sharp"));
    const size = await page.evaluate(() => {
      const canvas = document.querySelector("canvas");
      const box = canvas.getBoundingClientRect();
      return [canvas.width, canvas.height, box.width * devicePixelRatio, box.height * devicePixelRatio];
    });
    assert.ok(Math.abs(size[0] - size[2]) <= 1 && Math.abs(size[1] - size[3]) <= 1, `at ${scale}: ${size}`);
    await sharp.close();
  }
});
