// A tour of the laboratory in pictures, for whoever looks after its appearance: each state that a person can come to, at
// the sizes and in the themes that it is designed for. The README shows three of them, which are kept in web/pictures.
// Run: FOLDLINE_SITE=build/site FOLDLINE_CHROMIUM=$(which chromium) node tests/web/tour.mjs build/tour [PART OF A NAME]
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ask, choose, click, eventually, execute, openBrowser, openPage, ready, type } from "./support/browser.mjs";
import { alter } from "./support/database.mjs";
import { serveSite } from "./support/site.mjs";

const sizes = { wide: [1920, 1080], laptop: [1280, 800], projector: [1024, 768], phone: [390, 844] };

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

async function tell(page) {
  for (const [n, [command, account, fields]] of story.entries())
    await execute(page, { command, account, ...fields, at: minute(n), metadata: { actor: n % 3 === 2 ? "Ben" : "Ada" } });
  await wish(page, "SelectEvent", { position: 11 });
  await eventually(page, (v) => v.durability.state === "saved" && v.selected === 11);
}

const wish = (page, intent, more) => ask(page, "ask", { intent, ...more });
const transfer = (page) => execute(page, { command: "TransferMoney", from: "alice-1", to: "bob-7", amount: "100", at: minute(20) });
// By hand, for the desk shows the answers to what was asked on it.
async function askTooMuch(page) {
  await choose(page, "Command", "Withdraw");
  await type(page, "Account", "bob-7");
  await type(page, "Amount", "900.00");
  await click(page, "button", "Withdraw");
  await eventually(page, (v) => v.answer?.reason === "InsufficientFunds");
}
// As the seed's programs wrote them, before amounts had a currency.
const ofOld = (version, event_type, event_data) =>
  JSON.stringify({ aggregate_id: "dora-2", aggregate_type: "BankAccount", event_type, event_data, version, timestamp: minute(12 + version), metadata: { schema_version: 1 } });
const importOld = (page) =>
  ask(page, "importLog", [ofOld(1, "AccountCreated", { owner: "Dora" }), ofOld(2, "MoneyDeposited", { amount: 75.5 })].join("\n"));

async function tellALongOne(page) {
  for (let n = 0; n < 8; ++n) await execute(page, { command: "OpenAccount", account: `acc-${n}`, owner: "Alice" });
  await page.evaluate(() =>
    Promise.all(Array.from({ length: 4000 }, (_, n) =>
      window.foldline.execute({ command: n % 3 < 2 ? "DepositMoney" : "WithdrawMoney", account: `acc-${n % 8}`, amount: String(1 + ((n * 7919) % 90)) }))));
}

// Each picture: its name, its size and theme, and how one comes there from an empty log.
const pictures = [
  ["empty", "laptop", "dark", async () => {}],
  ["first-click", "laptop", "light", (page) => click(page, "button", "Open account")],
  ["story", "laptop", "dark", tell],
  ["story", "laptop", "light", tell],
  ["story", "wide", "dark", tell],
  ["story", "wide", "light", tell],
  ["refused", "laptop", "dark", async (page) => (await tell(page), await askTooMuch(page))],
  ["refused", "laptop", "light", async (page) => (await tell(page), await askTooMuch(page))],
  ["past", "laptop", "dark", async (page) => (await tell(page), await wish(page, "TravelTo", { position: 6 }))],
  ["past", "wide", "light", async (page) => (await tell(page), await wish(page, "TravelTo", { position: 8 }))],
  ["explained", "wide", "dark", async (page) => (await tell(page), await wish(page, "ExplainBalance", { account: "alice-1" }))],
  ["transfer", "wide", "light", async (page) => {
    await tell(page);
    const { position } = await transfer(page);
    await wish(page, "SelectEvent", { position: position - 1 });
  }],
  ["old-event", "wide", "dark", async (page) => (await tell(page), await importOld(page), await wish(page, "SelectEvent", { position: 14 }))],
  ["paused-model", "wide", "dark", async (page) => {
    await tell(page);
    await wish(page, "TendModel", { model: "transaction-history", how: "pause" });
    await transfer(page);
    await click(page, "button", "Rebuild beside the live one: Balances");
  }],
  ["searched", "laptop", "dark", async (page) => {
    await tell(page);
    await click(page, "button", "Search the log");
    await type(page, "Search", "alice");
  }],
  ["large-log", "wide", "dark", tellALongOne],
  ["large-log", "laptop", "light", async (page) => (await tellALongOne(page), await wish(page, "TravelTo", { position: 2000 }))],
  ["keys", "laptop", "dark", async (page) => (await tell(page), await click(page, "button", "Keyboard shortcuts"))],
  ["not-saved", "laptop", "dark", async (page) => {
    await tell(page);
    await page.evaluate(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await click(page, "button", "Deposit");
    await eventually(page, (v) => v.durability.state === "failed");
  }],
  ["damaged", "laptop", "light", async (page) => {
    await tell(page);
    await alter(page, "0000000009.log", "flip");
    await page.reload();
    await ready(page);
  }],
  ["follower", "laptop", "light", tell, { second: true }],
  ["story", "projector", "dark", tell, { textSize: 150 }],
  ["past", "projector", "light", async (page) => (await tell(page), await wish(page, "TravelTo", { position: 6 })), { textSize: 150 }],
  ["story", "projector", "light", tell],
  ["log", "phone", "dark", async (page) => (await tell(page), await click(page, "tab", "Log"))],
  ["desk", "phone", "light", async (page) => (await tell(page), await askTooMuch(page))],
  ["past", "phone", "dark", async (page) => (await tell(page), await wish(page, "TravelTo", { position: 6 }))],
];

const [, , folder, part = ""] = process.argv;
await mkdir(folder, { recursive: true });
const site = await serveSite();
try {
  for (const [name, size, theme, comeThere, { textSize = 100, second = false } = {}] of pictures) {
    const [width, height] = sizes[size];
    const title = `${name}-${theme}-${width}x${height}${textSize === 100 ? "" : `-${textSize}`}`;
    if (!title.includes(part)) continue;
    const browser = await openBrowser({ viewport: { width, height } });
    try {
      const appearance = JSON.stringify({ theme, text_size: textSize });
      const dress = (page) => page.addInitScript((appearance) => localStorage.setItem("foldline:appearance", appearance), appearance);
      const first = await openPage(browser, site.at("tour"), dress);
      await comeThere(first);
      const page = second ? await openPage(browser, site.at("tour"), dress) : first;
      await page.waitForTimeout(900); // what is on its way arrives
      await page.screenshot({ path: join(folder, `${title}.png`) });
      console.log(title);
    } finally {
      await browser.close();
    }
  }
} finally {
  await site.close();
}
