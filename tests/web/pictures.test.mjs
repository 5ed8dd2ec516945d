// Every panel is drawn, in both themes, live and in the past: each region has its ground, its inks and the hues of what
// stands in it. No stored picture is compared: how a glyph's edge is smoothed is the graphics driver's business, and
// what a panel shows is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, eventually, execute } from "./support/browser.mjs";
import { deposit, givenSiteAndBrowser, open, withdraw } from "./support/given.mjs";
import { counts } from "./support/picture.mjs";

const given = givenSiteAndBrowser({ viewport: { width: 1920, height: 1080 } });
const palettes = {
  dark: {
    ground: "#0D1115", surface: "#141A20", raised: "#1F2730", ink1: "#EDF0F3", ink2: "#B4BEC8", ink3: "#8B97A3",
    created: "#5DABFA", deposited: "#3FD0A0", withdrawn: "#FF9C6B", closed: "#D6DBE1", past: "#F5CC4F",
  },
  light: {
    ground: "#F3F2EE", surface: "#FDFDFB", raised: "#E7E5DF", ink1: "#15181C", ink2: "#434A52", ink3: "#5F656D",
    created: "#0F5FB4", deposited: "#006C54", withdrawn: "#A93D00", closed: "#383D44", past: "#7A5600",
  },
};
const sepia = {
  dark: { ground: "#1C1507", surface: "#241C0C", raised: "#352A14", ink1: "#F6EFDF", ink2: "#CDBF9F", ink3: "#AA9B78" },
  light: { ground: "#EDE1C2", surface: "#F6ECD3", raised: "#E2D2A8", ink1: "#1C1608", ink2: "#4B4127", ink3: "#5E5335" },
};

// Where the panels stand on a screen of this size, where the design is drawn 1.2 times as large.
const zoom = 1.2, width = 1920, bottom = 1080 - 124 * zoom, top = 48 * zoom;
const regions = {
  "top bar": [0, 0, width, top],
  desk: [0, top, 264 * zoom, bottom - top],
  log: [264 * zoom, top, width - (264 + 672) * zoom, bottom - top],
  "read models": [width - 672 * zoom, top, 336 * zoom, bottom - top],
  inspector: [width - 336 * zoom, top, 336 * zoom, bottom - top],
  timeline: [0, bottom, width, 124 * zoom],
};

// At least so many pixels of each colour; the ground fills at least half of its region.
async function assertDrawn(page, name, palette, ground, least) {
  const tokens = [ground, ...Object.keys(least)];
  const found = await counts(page, regions[name], tokens.map((token) => palette[token]), 3);
  const [, , w, h] = regions[name];
  assert.ok(found[0] >= w * h * 0.5, `${name}: ${ground} is its ground, and has ${found[0]} pixels of ${Math.round(w * h)}`);
  Object.entries(least).forEach(([token, count], index) =>
    assert.ok(found[index + 1] >= count, `${name}: ${token} has ${found[index + 1]} pixels, fewer than ${count}`));
}

async function openWithStory(theme) {
  await given.startOver();
  const page = await given.openPage((page) =>
    page.addInitScript((theme) => localStorage.setItem("foldline:appearance", JSON.stringify({ theme })), theme));
  for (const command of [open("alice-1"), deposit("alice-1", "1000"), open("bob-7", { owner: "Bob" }), deposit("bob-7", "250"),
    withdraw("alice-1", "300"), deposit("alice-1", "75.50"), withdraw("bob-7", "250"), { command: "CloseAccount", account: "bob-7" }])
    assert.equal((await execute(page, command)).ok, true);
  await ask(page, "ask", { intent: "SelectEvent", position: 2 });
  await eventually(page, (v) => v.durability.state === "saved" && v.selected === 2);
  await page.waitForTimeout(600); // what is on its way arrives
  return page;
}

for (const [theme, palette] of Object.entries(palettes)) {
  test(`every panel is drawn in the ${theme} theme`, async () => {
    const page = await openWithStory(theme);
    await assertDrawn(page, "top bar", palette, "ground", { ink1: 100, ink2: 100 });
    await assertDrawn(page, "desk", palette, "ground", { surface: 3000, ink1: 3000, ink3: 30 });
    await assertDrawn(page, "log", palette, "surface",
      { raised: 5000, ink1: 700, ink3: 150, created: 120, deposited: 120, withdrawn: 80, closed: 80 });
    await assertDrawn(page, "read models", palette, "ground", { ink1: 150, ink2: 800, ink3: 40, deposited: 80, withdrawn: 80 });
    await assertDrawn(page, "inspector", palette, "ground", { ink1: 150, ink3: 40, deposited: 30 });
    await assertDrawn(page, "timeline", palette, "ground",
      { surface: 1000, ink1: 150, ink2: 400, ink3: 30, created: 80, deposited: 80, withdrawn: 40, closed: 40 });
    assert.deepEqual(page.troubles, []);
  });

  test(`every panel is drawn in the ${theme} theme's past`, async () => {
    const page = await openWithStory(theme);
    await ask(page, "ask", { intent: "TravelTo", position: 4 });
    await page.waitForTimeout(600);
    const past = { ...palette, ...sepia[theme] };
    await assertDrawn(page, "top bar", past, "past", {});
    await assertDrawn(page, "desk", past, "ground", { past: 2000, ink3: 30 }); // the frame's edge is in it
    await assertDrawn(page, "log", past, "surface", { past: 10_000, ink1: 300, created: 120, deposited: 120 });
    await assertDrawn(page, "read models", past, "ground", { past: 800, ink1: 100, deposited: 80 });
    await assertDrawn(page, "inspector", past, "ground", { past: 2000, ink1: 150, deposited: 40 });
    await assertDrawn(page, "timeline", past, "ground", { past: 5000, ink2: 200, ink3: 40, created: 80, deposited: 80 });
    const [, withdrawn, closed] = await counts(page, regions.log, [past.surface, past.withdrawn, past.closed], 3);
    assert.ok(withdrawn === 0 && closed <= 400, "later events have no hue");
    assert.deepEqual(page.troubles, []);
  });
}
