// The kill switch: put in place of service_worker.js, it takes the worker and all that it kept away from everybody
// who visits again. The log is not the worker's, and stays.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(`foldline ${registration.scope} `)) await caches.delete(name);
  await registration.unregister();
}
