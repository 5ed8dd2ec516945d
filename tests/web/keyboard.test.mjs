// The laboratory by keyboard alone, and what it leaves to the browser.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { click, control, eventually, execute, type, view } from "./support/browser.mjs";
import { deposit, givenSiteAndBrowser, open } from "./support/given.mjs";

const given = givenSiteAndBrowser();
let page;
beforeEach(async () => {
  await given.startOver();
  page = await given.openPage();
  await execute(page, open("acc-1"));
  for (let n = 0; n < 3; ++n) await execute(page, deposit("acc-1", "10"));
  await page.evaluate(() => document.getElementById("lab").focus());
});

const lists = (v) => v.controls.some((c) => c.role === "dialog");

test("letters move time", async () => {
  for (const [key, position, live] of [["b", 3, false], ["b", 2, false], ["n", 3, false], ["f", 0, false], ["l", 4, true]]) {
    await page.keyboard.press(key);
    await eventually(page, (v) => v.cursor.position === position && v.cursor.live === live);
  }
  await page.keyboard.press("p");
  await eventually(page, (v) => v.playing === 1);
  await page.keyboard.press("p");
  await eventually(page, (v) => v.playing === undefined);
  assert.deepEqual(page.troubles, []);
});

test("? lists the keys, and Escape closes the list", async () => {
  await page.keyboard.type("?");
  await eventually(page, lists);
  await page.keyboard.press("Escape");
  await eventually(page, (v) => !lists(v));
  await click(page, "button", "Keyboard shortcuts");
  await eventually(page, lists);
  await click(page, "button", "Close");
  await eventually(page, (v) => !lists(v));
});

test("a deposit is made without a mouse", async () => {
  await page.keyboard.press("d"); // to the desk: its command
  for (let stop = 0; stop < 2; ++stop) await page.keyboard.press("Tab"); // past the account, to the amount
  await page.keyboard.type("7.25");
  await eventually(page, (v) => v.controls.some((c) => c.name === "Amount" && c.value === "7.25"));
  await page.keyboard.press("Enter");
  const now = await eventually(page, (v) => v.events === 5);
  assert.equal(now.balances[0].balance, "37.25");
});

test("while a text is edited, letters are letters", async () => {
  await click(page, "textbox", "Account");
  await page.keyboard.type("flp?");
  await eventually(page, (v) => v.controls.some((c) => c.name === "Account" && c.value === "flp?"));
  const now = await view(page);
  assert.deepEqual([now.cursor.live, now.playing, lists(now)], [true, undefined, false]);
});

test("what is the browser's stays the browser's", async () => {
  const taken = await page.evaluate(() => {
    const lab = document.getElementById("lab");
    const presses = [
      { key: "F5" }, { key: "F6" }, { key: "F11" }, { key: "F12" }, { key: "F3" },
      ...["l", "t", "w", "r", "f", "n", "p", "d", "b", "+", "-", "0"].map((key) => ({ key, ctrlKey: true })),
      { key: "ArrowLeft", altKey: true }, { key: "d", altKey: true }, { key: "Tab", ctrlKey: true }, { key: "r", metaKey: true },
    ];
    return presses.filter((press) => {
      const event = new KeyboardEvent("keydown", { ...press, bubbles: true, cancelable: true });
      lab.dispatchEvent(event);
      lab.dispatchEvent(new KeyboardEvent("keyup", { ...press, bubbles: true }));
      return event.defaultPrevented;
    });
  });
  assert.deepEqual(taken, []);
  assert.equal((await view(page)).cursor.live, true); // and moved nothing here
});

test("Tab goes through every control and leaves at the end", async () => {
  await page.evaluate(() => {
    window.tabs = [];
    addEventListener("keydown", (event) => event.key === "Tab" && window.tabs.push(event.defaultPrevented));
  });
  const most = 60;
  for (let stop = 0; stop < most; ++stop) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => window.tabs.at(-1))) === false) break;
  }
  const kept = (await page.evaluate(() => window.tabs)).filter((isKept) => isKept).length;
  assert.ok(kept >= 10 && kept < most, `${kept} stops`);
  assert.ok((await control(page, "button", "Deposit")).enabled);
});

test("text is copied, cut and pasted by the browser's own keys", async () => {
  const press = async (...keys) => {
    await page.keyboard.down("Control");
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.up("Control");
  };
  const holds = (name, text) => eventually(page, (v) => v.controls.some((c) => c.name === name && c.value === text));
  await type(page, "Amount", "12.50");
  await press("a", "c");
  await click(page, "textbox", "Account");
  await press("a", "v");
  await holds("Account", "12.50");
  await click(page, "textbox", "Amount");
  await press("a", "x");
  await holds("Amount", "");
  await press("v");
  await holds("Amount", "12.50");
  assert.deepEqual(page.troubles, []);
});
