// What a frame costs in a log of many events while the cursor is dragged over it with a mouse, whether a page that
// nobody touches draws, and whether the page grows while the log is played. Prints one line of JSON a measure; README
// and issue reports quote it, no test depends on it.
// Run: FOLDLINE_SITE=build/site FOLDLINE_CHROMIUM=$(which chromium) node tests/bench/frames.mjs [events] [accounts] [minutes]
//      (100000 events of 1000 accounts, and one minute, where it is not said otherwise)
import { ask, control, openBrowser, openPage, view } from "../web/support/browser.mjs";
import { serveSite } from "../web/support/site.mjs";

const [events, accounts, minutes] = [100_000, 1_000, 1].map((usual, n) => Number(process.argv[n + 2] ?? usual));
const piece = 20_000; // lines that are imported at once
const print = (work, figures) => console.log(JSON.stringify({ work, events, accounts, ...figures }));
const rounded = (number) => Number(number.toPrecision(3));

// Watches the page from within: each animation frame is timed, and the program's memory is held on to. The browser
// keeps nothing, so that the log is in the page as soon as it is imported.
const watch = (page) =>
  page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
    window.frameTimes = [];
    window.framesAsked = 0;
    const nextFrame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => {
      ++window.framesAsked;
      return nextFrame((time) => {
        const began = performance.now();
        callback(time);
        window.frameTimes.push(performance.now() - began);
      });
    };
    const instantiate = WebAssembly.instantiate.bind(WebAssembly);
    WebAssembly.instantiate = async (...given) => {
      const instance = await instantiate(...given);
      window.programMemory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      return instance;
    };
  });

// Accounts are opened first, and then money goes in and out of them in turn; a commit for each event.
const fill = (page) =>
  page.evaluate(
    async ([events, accounts, piece]) => {
      const line = (n) => {
        const [account, version] = n < accounts ? [n, 1] : [n % accounts, 1 + Math.floor(n / accounts)];
        const id = `acc-${account + 1}`;
        const [type, schema, data] =
          version === 1 ? ["AccountCreated", 2, { owner: `Owner ${account + 1}`, currency: "USD" }]
          : version % 3 === 0 ? ["MoneyWithdrawn", 2, { amount_minor: 500 + (n % 400), currency: "USD" }]
          : ["MoneyDeposited", 3, { amount_minor: 1000 + (n % 900), currency: "USD", source: "ATM" }];
        const timestamp = new Date(1_772_000_000_000 + n * 1000).toISOString().replace("Z", "000Z");
        return JSON.stringify({ position: n + 1, id: `account-${id}@${version}`, aggregate_id: id, aggregate_type: "account",
          event_type: type, event_data: data, version, timestamp, metadata: { actor: "Ada" }, schema, commit: n + 1 });
      };
      for (let first = 0; first < events; first += piece) {
        const lines = Array.from({ length: Math.min(piece, events - first) }, (_, n) => line(first + n));
        const answer = await window.foldline.importLog(lines.join("\n"));
        if (answer.imported !== lines.length) throw new Error(JSON.stringify(answer));
      }
    },
    [events, accounts, piece],
  );

// The main thread's own time since the page began, in milliseconds: what it computed, and not what it waited for.
async function taskTime(protocol) {
  const { metrics } = await protocol.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}

async function drag(page, protocol) {
  const [x, y, width, height] = (await control(page, "slider", "Time cursor")).rect;
  const middle = y + height / 2;
  await page.mouse.move(x + width - 2, middle);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, middle);
  await page.waitForTimeout(1000);
  await page.evaluate(() => (window.frameTimes = []));
  const before = await taskTime(protocol);
  const steps = 300;
  for (let n = 0; n < steps; ++n) {
    const swing = Math.sin(n / 15) * 0.35 + Math.sin(n / 2.3) * 0.12; // to and fro, and never the same place
    await page.mouse.move(x + width * (0.5 + swing), middle);
  }
  await page.waitForTimeout(300);
  const spent = (await taskTime(protocol)) - before;
  const times = (await page.evaluate(() => window.frameTimes)).toSorted((a, b) => a - b);
  await page.mouse.up();
  const at = (share) => rounded(times[Math.min(Math.floor(times.length * share), times.length - 1)]);
  print("dragging the cursor", { frames: times.length, cpu_ms_a_frame: rounded(spent / times.length),
    frame_ms: { median: at(0.5), of_a_hundred_the_5th_longest: at(0.95), longest: at(1) } });
}

async function rest(page) {
  await page.waitForTimeout(1500);
  const asked = () => page.evaluate(() => window.framesAsked);
  const before = await asked();
  await page.waitForTimeout(3000);
  print("idle, for three seconds", { frames_asked: (await asked()) - before });
}

async function play(page, protocol) {
  const memory = async () => {
    await protocol.send("HeapProfiler.collectGarbage");
    const { metrics } = await protocol.send("Performance.getMetrics");
    const scripts = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
    const program = await page.evaluate(() => window.programMemory.buffer.byteLength);
    return { program_mb: rounded(program / 2 ** 20), scripts_mb: rounded(scripts / 2 ** 20) };
  };
  const began = Date.now(), samples = [await memory()];
  await page.evaluate(() => (window.frameTimes = []));
  for (let sample = 1; sample <= 10; ++sample) {
    while (Date.now() - began < (minutes * 60_000 * sample) / 10) {
      if ((await page.evaluate(() => window.foldline.view())).playing === undefined)
        await ask(page, "ask", { intent: "Play", speed: 1000 });
      await page.waitForTimeout(2000);
    }
    samples.push(await memory());
  }
  const times = (await page.evaluate(() => window.frameTimes)).toSorted((a, b) => a - b);
  await ask(page, "ask", { intent: "Pause" });
  print("playing, a thousand events a second", { minutes, frames: times.length,
    frame_ms: { median: rounded(times[times.length >> 1]), longest: rounded(times.at(-1)) },
    memory: { first: samples[0], second: samples[1], last: samples.at(-1) } });
}

const site = await serveSite();
const browser = await openBrowser();
try {
  const page = await openPage(browser, site.at("bench"), watch);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Performance.enable", { timeDomain: "threadTicks" });
  const began = Date.now();
  await fill(page);
  print("imported", { seconds: rounded((Date.now() - began) / 1000), is: (await view(page)).events });
  await drag(page, protocol);
  await rest(page);
  await play(page, protocol);
} finally {
  await browser.close();
  await site.close();
}
