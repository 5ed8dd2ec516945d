// A page may be left at any moment, and most of them without a word. What can still be saved is saved when it is
// hidden, and a person is asked only while something on the screen is not kept.

export function watchLeaving(laboratory, listeners) {
  const lastChance = () => document.hidden && void laboratory.saveAgain();
  document.addEventListener("visibilitychange", lastChance);
  addEventListener("pagehide", () => void laboratory.saveAgain());

  const ask = (event) => event.preventDefault();
  listeners.on("durability", ({ state }) => {
    if (state === "saved") removeEventListener("beforeunload", ask);
    else addEventListener("beforeunload", ask);
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
