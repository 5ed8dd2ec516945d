// A page may be left at any moment, and most of them without a word. What can still be saved is saved when it is
// hidden, and a person is asked only while something on the screen is not kept.
const CALM = 1000; // milliseconds

export function watchLeaving(laboratory, listeners) {
  const lastChance = () => document.hidden && void laboratory.saveAgain();
  document.addEventListener("visibilitychange", lastChance);
  addEventListener("pagehide", () => void laboratory.saveAgain());

  // A browser may not keep a page for the way back that listens to this. But to stop and to begin again costs as much
  // as a save, so it stops when there was none for a second.
  const ask = (event) => unsaved && event.preventDefault();
  let unsaved = false, changed = false, timer = null;
  const stopWhenCalm = () => {
    timer = changed && !unsaved ? setTimeout(stopWhenCalm, CALM) : null;
    if (!changed && !unsaved) removeEventListener("beforeunload", ask);
    changed = false;
  };
  listeners.on("durability", ({ state }) => {
    unsaved = state !== "saved";
    changed = true;
    if (timer === null && unsaved) addEventListener("beforeunload", ask);
    else if (!unsaved) timer ??= setTimeout(stopWhenCalm, CALM);
  });
}

// Browsers that are short of room clear what nobody has asked them to keep. Asked at the first real save, because then
// it is clear what for; the answer changes nothing.
export function askToPersist(listeners) {
  const stop = listeners.on("appended", async () => {
    stop();
    try {
      if (!(await navigator.storage.persisted())) await navigator.storage.persist();
    } catch {
      // No such wish here.
    }
  });
}
