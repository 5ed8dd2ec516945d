// Where the page cannot start, it says why, in a sentence and not in a console.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { buildOf, change, copyOfTheSite } from "./support/builds.mjs";
import { givenSiteAndBrowser } from "./support/given.mjs";

const given = givenSiteAndBrowser();
beforeEach(() => given.startOver());
afterEach(() => Object.assign(given.site, { folder: process.env.FOLDLINE_SITE }));

async function sentence(before) {
  const page = await given.openTab(before);
  for (let n = 0; n < 100; ++n) {
    const said = await page.evaluate(() => 
      [...document.querySelectorAll("#trouble:not([hidden]) p:not([hidden])")].map((p) => p.innerText).join(" ").trim());
    if (said) return said;
    await page.waitForTimeout(50);
  }
  return "";
}

test("without WebGL 2", async () => {
  const noWebGl = (page) => page.addInitScript(() => (HTMLCanvasElement.prototype.getContext = () => null));
  assert.match(await sentence(noWebGl), /^Foldline draws with WebGL 2/);
});

test("without WebAssembly", async () => {
  assert.match(await sentence((page) => page.addInitScript(() => delete window.WebAssembly)), /^Foldline is a WebAssembly program/);
});

test("when a file does not come", async (t) => {
  const build = buildOf(given.site.folder);
  for (const file of ["foldline.wasm", "laboratory.js"]) {
    given.site.folder = copyOfTheSite(t);
    rmSync(join(given.site.folder, build, file));
    assert.match(await sentence(), /^A file of Foldline did not come\..*What was kept .* is untouched\.$/s, file);
    await given.startOver();
  }
});

test("when the first script does not come, the style sheet says so", async (t) => {
  given.site.folder = copyOfTheSite(t);
  rmSync(join(given.site.folder, buildOf(given.site.folder), "boot.js"));
  const page = await given.openTab();
  const visibility = () => page.evaluate(() => getComputedStyle(document.getElementById("starting")).visibility);
  assert.equal(await visibility(), "hidden");
  await page.waitForTimeout(2500);
  assert.equal(await visibility(), "visible");
});

test("when the files are of two builds", async (t) => {
  given.site.folder = copyOfTheSite(t);
  const build = buildOf(given.site.folder);
  change(join(given.site.folder, build, "foldline.wasm"), build, "0123456789ab");
  assert.match(await sentence(), new RegExp(`^The files of Foldline that came are of two builds.*${build}, 0123456789ab`, "s"));
});
