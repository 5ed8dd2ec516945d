// Keeps the site's files in the browser, so that the page opens without a network after the first visit.
// service_worker.js does it; where there can be none, the page needs its host at each visit and nothing else.
import { build } from "./build.js";

export async function keepForOffline() {
  try {
    const registration = await navigator.serviceWorker.register(new URL("../service_worker.js", import.meta.url));
    // A newer worker waits until every older page is closed. If this page is of its build, and alone, none is.
    const offer = () => registration.waiting?.postMessage(build);
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
    offer();
  } catch {
    // No secure origin, a private window, or switched off.
  }
}
