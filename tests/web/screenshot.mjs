// Makes the README's picture: a short story, told through the page's API, seen at 1280x800.
// Run: FOLDLINE_SITE=build/site FOLDLINE_CHROMIUM=$(which chromium) node tests/web/screenshot.mjs web/screenshot.png
import { ask, execute, eventually, openBrowser, openPage } from "./support/browser.mjs";
import { serveSite } from "./support/site.mjs";

const minute = (n) => `2026-03-02T09:${String(30 + n).padStart(2, "0")}:00Z`;
const story = [
  ["OpenAccount", "alice-1", { owner: "Alice" }],
  ["DepositMoney", "alice-1", { amount: "1000", source: "ATM" }],
  ["OpenAccount", "bob-7", { owner: "Bob" }],
  ["DepositMoney", "bob-7", { amount: "250" }],
  ["WithdrawMoney", "alice-1", { amount: "120" }],
  ["OpenAccount", "carol-3", { owner: "Carol" }],
  ["DepositMoney", "carol-3", { amount: "40" }],
  ["DepositMoney", "alice-1", { amount: "320" }],
  ["WithdrawMoney", "carol-3", { amount: "40" }],
  ["CloseAccount", "carol-3", {}],
  ["DepositMoney", "alice-1", { amount: "75.50" }],
  ["WithdrawMoney", "bob-7", { amount: "60" }],
];

const site = await serveSite();
const browser = await openBrowser();
try {
  const dark = (page) => page.addInitScript(() => localStorage.setItem("foldline:appearance", '{"theme":"dark"}'));
  const page = await openPage(browser, site.at("picture"), dark);
  for (const [n, [command, account, fields]] of story.entries())
    await execute(page, { command, account, ...fields, at: minute(n), metadata: { actor: n % 3 === 2 ? "Ben" : "Ada" } });
  await ask(page, "ask", { intent: "SelectEvent", position: 11 });
  await ask(page, "ask", { intent: "Execute", command: { command: "WithdrawMoney", account: "bob-7", amount: "900" } });
  await eventually(page, (v) => v.durability.state === "saved" && v.selected === 11);
  await page.waitForTimeout(300);
  await page.screenshot({ path: process.argv[2] });
} finally {
  await browser.close();
  await site.close();
}
