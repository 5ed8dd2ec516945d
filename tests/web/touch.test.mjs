// A finger presses, drags what can be dragged, and else scrolls.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { control, eventually, execute, view } from "./support/browser.mjs";
import { deposit, givenSiteAndBrowser, open } from "./support/given.mjs";
import { line, swipe } from "./support/hands.mjs";

const given = givenSiteAndBrowser({ preferences: { "dom.w3c_touch_events.enabled": 1 } });
let page;
beforeEach(async () => {
  await given.startOver();
  page = await given.openPage();
  await execute(page, open("acc-1"));
  await Promise.all(Array.from({ length: 59 }, () => execute(page, deposit("acc-1", "10"))));
  await eventually(page, (v) => v.events === 60 && v.durability.state === "saved" && rows(v).length > 5);
});

const rows = (v) => v.controls.filter((c) => c.role === "row");
const middle = ([x, y, width, height]) => [x + width / 2, y + height / 2];
const position = (row) => Number(row.name.split(" ")[0]);

test("a tap presses", async () => {
  await swipe(page, [middle((await control(page, "button", "Deposit")).rect)]);
  await eventually(page, (v) => v.events === 61);
  const row = rows(await view(page))[3];
  await swipe(page, [middle(row.rect)]);
  await eventually(page, (v) => v.selected === position(row));
  assert.deepEqual(page.troubles, []);
});

test("a finger on the log scrolls it, and selects nothing", async () => {
  const shown = rows(await view(page));
  const first = position(shown[0]);
  const from = middle(shown[2].rect);
  await swipe(page, line(from, [from[0], from[1] + 260]));
  const now = await eventually(page, (v) => position(rows(v)[0]) < first);
  assert.ok(position(rows(now)[0]) <= first - 8, `from ${first} to ${position(rows(now)[0])}`);
  assert.equal(now.selected, null);
  await swipe(page, line([from[0], from[1] + 260], from));
  await eventually(page, (v) => position(rows(v)[0]) === first);
});

test("a finger on the timeline drags the cursor", async () => {
  const { rect: [x, y, width, height] } = await control(page, "slider", "Time cursor");
  await swipe(page, line([x + width - 4, y + height / 2], [x + width / 2, y + height / 2]));
  const now = await eventually(page, (v) => !v.cursor.live && Math.abs(v.cursor.position - 30) <= 1);
  assert.equal(now.balances[0].balance, `${(now.cursor.position - 1) * 10}.00`);
});
