// A real browser with its profile on disk, and the page in it: Chromium, or Firefox where FOLDLINE_DRIVES says so.
// What the page logs, throws or asks of another origin is collected, so that a test can say that there was none.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killAllOf } from "./processes.mjs";

export const drives = process.env.FOLDLINE_DRIVES ?? "chromium";

export async function openBrowser(options = {}) {
  const { viewport = { width: 1280, height: 800 }, scale = 1 } = options;
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), "foldline-profile-")));
  const { start } = await import(`./${drives}.mjs`);
  const browser = await start({ ...options, profile, viewport, scale });
  return {
    newPage: browser.newPage,
    profile,
    close: async () => {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    // SIGKILL to every process of it; its profile stays as it was at that moment.
    kill: async () => {
      await killAllOf(profile);
      await browser.close().catch(() => {}); // the driver has nobody to say goodbye to
    },
  };
}

// Opens the page in a new tab, whether it starts or not.
export async function openTab(browser, url, before = async () => {}) {
  const page = await browser.newPage();
  page.troubles = [];
  page.on("console", (message) => message.type() === "error" && page.troubles.push(message.text()));
  page.on("pageerror", (error) => page.troubles.push(String(error)));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) page.troubles.push(`asked for ${request.url()}`);
  });
  await before(page);
  await page.goto(url);
  return page;
}

// Opens the page in a new tab and waits until it is ready.
export async function openPage(browser, url, before) {
  const page = await openTab(browser, url, before);
  page.ready = await ready(page);
  return page;
}

export const ready = (page) =>
  page.waitForFunction(() => window.foldline).then(() => page.evaluate(() => window.foldline.ready));

// window.foldline[name](...args), in the page.
export const ask = (page, name, ...args) =>
  page.evaluate(([name, args]) => window.foldline[name](...args), [name, args]);

export const execute = (page, command) => ask(page, "execute", command);
export const view = (page) => ask(page, "view");

// Waits until view() is as the test wants it, and returns it.
export async function eventually(page, holds, seconds = 5) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const now = await view(page);
    if (holds(now)) return now;
    if (Date.now() > end) throw new Error(`the view never got there; it is ${JSON.stringify(now, null, 1)}`);
    await page.waitForTimeout(20);
  }
}

// The control of that role and name, as it was drawn last.
export async function control(page, role, name) {
  const now = await eventually(page, (v) => v.controls.some((c) => c.role === role && c.name === name));
  return now.controls.find((c) => c.role === role && c.name === name);
}

export async function click(page, role, name) {
  const [x, y, width, height] = (await control(page, role, name)).rect;
  await page.mouse.click(x + width / 2, y + height / 2);
}

// Replaces what stands in a text box, by keyboard.
export async function type(page, name, text) {
  await click(page, "textbox", name);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type(text);
  await eventually(page, (v) => v.controls.some((c) => c.name === name && c.value === text));
}

export async function choose(page, combobox, option) {
  await click(page, "combobox", combobox);
  await click(page, "option", option);
  // A list that is still open would take the next click.
  const chosen = (v) => v.controls.some((c) => c.name === combobox && c.value === option);
  await eventually(page, (v) => chosen(v) && !v.controls.some((c) => c.role === "option"));
}
