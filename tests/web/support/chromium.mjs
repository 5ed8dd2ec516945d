// Starts the Chromium that is there, by Playwright; by Puppeteer where a tab is to be hidden behind another, since
// Playwright tells each that it is in front.
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { playwrightLike } from "./puppet.mjs";

const flags = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
  "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
];

export async function start({ profile, viewport, scale, hides = false }) {
  if (hides) {
    const executablePath = process.env.FOLDLINE_CHROMIUM;
    const options = { executablePath, args: flags, userDataDir: profile, defaultViewport: viewport };
    return playwrightLike(await puppeteer.launch(options));
  }
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.FOLDLINE_CHROMIUM,
    args: flags,
    viewport,
    deviceScaleFactor: scale,
  });
  return { newPage: () => context.newPage(), close: () => context.close() };
}
