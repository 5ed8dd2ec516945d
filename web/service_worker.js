// Keeps the files of one build, and serves them where the network does not. Its own text names the build, so every
// deployment brings a new worker, which fills a cache of its own beside the old one. It takes over when no
// page of an older build is open any more: no page ever meets files of another build.
//
// To be rid of it everywhere, put service_worker_off.js in this file's place.
const build = "@BUILD@";
const files = @FILES@;

const ours = `foldline ${registration.scope} `; // an origin may hold several of these sites
const cacheName = ours + build;
const index = new URL("./", registration.scope).href;
const patience = 3000; // milliseconds for a network that does not say no

addEventListener("install", (event) => event.waitUntil(keepFiles()));
addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
addEventListener("message", (event) => event.waitUntil(takeOverIfAlone(event.data)));

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || !address.href.startsWith(registration.scope)) return;
  if (request.mode === "navigate") {
    const below = address.pathname.slice(new URL(registration.scope).pathname.length);
    if (below === "" || below === "index.html") event.respondWith(newestPage(address));
  } else {
    event.respondWith(keptOrFetched(request));
  }
});

// All of them or none: a failure here is a failed installation, which the browser tries again later.
async function keepFiles() {
  const cache = await caches.open(cacheName);
  try {
    await cache.addAll(files.map((file) => new Request(file, { cache: file.startsWith(build) ? "default" : "no-cache" })));
    const page = await (await cache.match(index)).text();
    if (!page.includes(`${build}/boot.js`)) throw new Error("the host has a newer page than this worker");
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

async function forgetOlder() {
  for (const name of await caches.keys()) if (name.startsWith(ours) && name !== cacheName) await caches.delete(name);
}

async function takeOverIfAlone(buildOfThePage) {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (buildOfThePage === build && pages.length <= 1) await skipWaiting();
}

// The newest page that can be had: the network's, or the kept one.
async function newestPage(address) {
  const kept = await caches.match(index, { cacheName });
  const fetched = fetch(address, { cache: "no-cache" });
  try {
    const late = new Promise((resolve) => kept && setTimeout(resolve, patience, kept));
    const answer = await Promise.race([fetched, late]);
    return answer.ok || !kept ? answer : kept;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function keptOrFetched(request) {
  return (await caches.match(request.url, { cacheName })) ?? fetch(request);
}
