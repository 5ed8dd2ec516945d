// How fast the page answers, beside IndexedDB itself: in one page, in one run, on a profile on disk. Prints one line of
// JSON a measure; README and issue reports quote it, no test depends on it.
// Run: FOLDLINE_SITE=build/site FOLDLINE_CHROMIUM=$(which chromium) node tests/bench/page.mjs
//      (FOLDLINE_DRIVES=firefox FOLDLINE_FIREFOX=$(which firefox-esr) for the other browser)
import { drives, openBrowser, openPage, ready } from "../web/support/browser.mjs";
import { serveSite } from "../web/support/site.mjs";

const site = await serveSite();
const browser = await openBrowser();
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const print = (work, figures) => console.log(JSON.stringify({ browser: drives, work, ...figures }));
const rounded = (number) => Number(number.toPrecision(3));

try {
  const page = await openPage(browser, site.at("bench"));

  // Milliseconds for `count` transactions one after another, each of one put of 300 bytes.
  const raw = (count) =>
    page.evaluate(async (count) => {
      window.rawDatabase ??= await new Promise((resolve, reject) => {
        const request = indexedDB.open("raw");
        request.onupgradeneeded = () => request.result.createObjectStore("blocks", { autoIncrement: true });
        request.onsuccess = () => resolve(request.result);
        request.onerror = reject;
      });
      const began = performance.now();
      for (let n = 0; n < count; ++n)
        await new Promise((resolve, reject) => {
          const transaction = window.rawDatabase.transaction("blocks", "readwrite");
          transaction.objectStore("blocks").put(new Uint8Array(300));
          transaction.oncomplete = resolve;
          transaction.onabort = reject;
        });
      return performance.now() - began;
    }, count);

  // The same for commands, each asked when the one before is answered.
  const oneByOne = (count) =>
    page.evaluate(async (count) => {
      const times = [];
      for (let n = 0; n < count; ++n) {
        const began = performance.now();
        const { ok } = await window.foldline.execute({ command: "DepositMoney", account: "acc-1", amount: "1", source: "ATM" });
        if (!ok) throw new Error("refused");
        times.push(performance.now() - began);
      }
      return times;
    }, count);

  const atOnce = (count) =>
    page.evaluate(async (count) => {
      const began = performance.now();
      const commands = Array.from({ length: count }, () => ({ command: "DepositMoney", account: "acc-1", amount: "1", source: "ATM" }));
      const answers = await Promise.all(commands.map((command) => window.foldline.execute(command)));
      if (!answers.every(({ ok }) => ok)) throw new Error("refused");
      return performance.now() - began;
    }, count);

  const sum = (times) => times.reduce((all, time) => all + time, 0);
  await page.evaluate(() => window.foldline.execute({ command: "OpenAccount", account: "acc-1", owner: "Alice" }));
  await raw(50), await oneByOne(50);

  // Taken in turns, because a machine's pace changes from second to second.
  const rawPaces = [], pagePaces = [], first = [];
  for (let round = 0; round < 5; ++round) {
    rawPaces.push(100_000 / (await raw(100)));
    const times = await oneByOne(100);
    first.push(...times);
    pagePaces.push(100_000 / sum(times));
  }
  const rawPace = median(rawPaces);
  print("one by one", { per_second: rounded(median(pagePaces)), raw_per_second: rounded(rawPace), ratio: rounded(median(pagePaces.map((pace, n) => pace / rawPaces[n]))) });

  const bursts = [];
  for (let round = 0; round < 19; ++round) bursts.push(await atOnce(1000));
  const burstPace = 1_000_000 / median(bursts);
  const rawNow = 100_000 / (await raw(100));
  print("a thousand at once", { per_second: rounded(burstPace), raw_per_second: rounded(rawNow), ratio: rounded(burstPace / rawNow) });

  const late = await oneByOne(500);
  print("the 20,000th", { median_ms: rounded(median(late)), median_of_the_first_500_ms: rounded(median(first)), ratio: rounded(median(first) / median(late)) });

  for (let events = 20_000; events < 100_000; events += 1000) await atOnce(1000);
  const firstFrames = [];
  for (let round = 0; round < 5; ++round) {
    await page.reload();
    await ready(page);
    firstFrames.push(await page.evaluate(() => performance.mark("ready").startTime));
  }
  const { events } = await page.evaluate(() => window.foldline.view());
  print("ready, with its first frame drawn", { events, median_ms: rounded(median(firstFrames)) });
} finally {
  await browser.close();
  await site.close();
}
