// What a person's hands do beyond a mouse and a keyboard, in either browser: a finger, and the browser's zoom.

// Playwright's Chromium is asked through its own protocol; Puppeteer's Firefox has these itself.
const protocols = new WeakMap();
async function protocol(page) {
  if (!protocols.has(page)) protocols.set(page, await page.context().newCDPSession(page));
  return protocols.get(page);
}

// One finger: down at the first point, past the others, and up at the last.
export async function swipe(page, points) {
  if (page.touchscreen.touchStart) {
    await page.touchscreen.touchStart(...points[0]);
    for (const point of points.slice(1)) await page.touchscreen.touchMove(...point);
    return page.touchscreen.touchEnd();
  }
  const tell = async (type, touchPoints) => (await protocol(page)).send("Input.dispatchTouchEvent", { type, touchPoints });
  const at = ([x, y]) => [{ x, y }];
  await tell("touchStart", at(points[0]));
  for (const point of points.slice(1)) await tell("touchMove", at(point));
  await tell("touchEnd", []);
}

// From one point to another in even steps.
export const line = ([x, y], [toX, toY], steps = 8) =>
  Array.from({ length: steps + 1 }, (_, n) => [x + ((toX - x) * n) / steps, y + ((toY - y) * n) / steps]);

// The device has so many pixels for one of the page's: another screen, or the browser's zoom.
export async function changeRatio(page, ratio, { width, height } = { width: 1280, height: 800 }) {
  if (page.setViewport) return page.setViewport({ width, height, deviceScaleFactor: ratio });
  const metrics = { width, height, deviceScaleFactor: ratio, mobile: false };
  return (await protocol(page)).send("Emulation.setDeviceMetricsOverride", metrics);
}
