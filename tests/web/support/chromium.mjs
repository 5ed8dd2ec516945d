// Starts the Chromium that is there, by Playwright.
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
  "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
];

export async function start({ profile, viewport, scale }) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.FOLDLINE_CHROMIUM,
    args: flags,
    viewport,
    deviceScaleFactor: scale,
  });
  return { newPage: () => context.newPage(), close: () => context.close() };
}
