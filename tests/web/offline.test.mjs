// The service worker: the page opens without its host, an update tears no open page, and a switch ends it all.
import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { ask, eventually, execute, ready, view } from "./support/browser.mjs";
import { anotherBuild, buildOf, copyOfTheSite } from "./support/builds.mjs";
import { deposit, givenSiteAndBrowser, open } from "./support/given.mjs";

const given = givenSiteAndBrowser();
beforeEach(() => given.startOver());
afterEach(() => Object.assign(given.site, { down: false, folder: process.env.FOLDLINE_SITE }));

const workerIsThere = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
const cachedBuilds = (page) =>
  page.evaluate(async () => {
    const here = new URL("./", location.href).href;
    return (await caches.keys()).filter((name) => name.includes(` ${here} `)).map((name) => name.split(" ").at(-1));
  });

// Waits for something that view() does not show.
async function until(holds) {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50)))
    if (await holds()) return;
  assert.fail(`never held: ${holds}`);
}

test("after the first visit the page opens without its host, with its log", async () => {
  const page = await given.openPage();
  await execute(page, open("acc-1"));
  await workerIsThere(page);
  given.site.down = true;
  for (let round = 1; round <= 2; ++round) {
    await page.reload();
    assert.equal((await ready(page)).role, "writer");
    assert.equal((await execute(page, deposit("acc-1", "5"))).version, 1 + round);
  }
  assert.equal((await view(page)).balances[0].balance, "10.00");
});

test("an update that is deployed under an open page tears nothing", async (t) => {
  const old = buildOf(given.site.folder), next = "0123456789ab";
  const first = await given.openPage();
  await execute(first, open("acc-1"));
  await workerIsThere(first);
  given.site.folder = anotherBuild(t, next); // and the host has the old files no more

  const second = await given.openPage();
  assert.ok(second.ready.build.endsWith(`+${next}`), second.ready.build);
  assert.equal((await execute(first, deposit("acc-1", "5"))).version, 2);
  await eventually(second, (v) => v.events === 2);
  await until(() => second.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting !== null));
  assert.deepEqual((await cachedBuilds(first)).sort(), [next, old].sort());
  assert.deepEqual([...first.troubles, ...second.troubles], []);

  // Without the host the older build still opens: the newer one waits for the older pages.
  given.site.down = true;
  await second.reload();
  assert.ok((await ready(second)).build.endsWith(`+${old}`));
  given.site.down = false;
  await first.close();
  await second.reload();
  assert.ok((await ready(second)).build.endsWith(`+${next}`));
  await until(async () => (await cachedBuilds(second)).join() === next);
  given.site.down = true;
  await second.reload();
  assert.ok((await ready(second)).build.endsWith(`+${next}`));
  assert.equal((await view(second)).events, 2);
});

test("the kill switch takes the worker away, and leaves the log", async (t) => {
  const page = await given.openPage();
  await execute(page, open("acc-1"));
  await workerIsThere(page);
  const switched = copyOfTheSite(t);
  copyFileSync(join(switched, "service_worker_off.js"), join(switched, "service_worker.js"));
  given.site.folder = switched;
  await page.reload();
  await ready(page);
  await until(async () => (await cachedBuilds(page)).length === 0);
  await page.reload();
  await ready(page);
  await until(() => page.evaluate(async () => !(await navigator.serviceWorker.getRegistration())));
  assert.equal((await ask(page, "events", {})).length, 1);
  given.site.down = true;
  await assert.rejects(page.reload());
});
