// Starts the Firefox that is there, by Puppeteer over WebDriver BiDi. It draws WebGL only where there is an X
// display, so it brings one of its own.
import { spawn } from "node:child_process";
import puppeteer from "puppeteer-core";
import { playwrightLike } from "./puppet.mjs";

async function startDisplay() {
  const display = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((resolve, reject) => {
    display.once("error", reject);
    display.once("exit", () => reject(new Error("Xvfb ended before it had a display")));
    display.stdio[3].once("data", (text) => resolve(String(text).trim()));
  });
  return { name: `:${number}`, close: () => display.kill() };
}

export async function start({ profile, viewport, scale, preferences = {} }) {
  const display = await startDisplay();
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FOLDLINE_FIREFOX,
    headless: false,
    protocolTimeout: 30_000,
    userDataDir: profile,
    env: { ...process.env, DISPLAY: display.name, MOZ_WEBRENDER: "0" },
    defaultViewport: { ...viewport, deviceScaleFactor: scale },
    extraPrefsFirefox: { "webgl.force-enabled": true, ...preferences },
  });
  return playwrightLike(browser, display.close);
}
