// One tab of a browser writes. The Web Lock elects it, and gives it up when the tab is closed or crashes;
// whoever waits is then the writer.

// A page that is reloaded gives its lock up a moment after its successor asks for it.
const PATIENCE = 250; // milliseconds

// Resolves with true if this tab writes from the start. Otherwise `becomeWriter` is called when its turn comes.
export async function electWriter(name, becomeWriter) {
  if (!navigator.locks) return true; // each save is fenced all the same
  let settled = false;
  return await new Promise((resolve) => {
    const granted = () => {
      if (settled) becomeWriter();
      else resolve(true);
      settled = true;
      return new Promise(() => {}); // held as long as the tab lives
    };
    navigator.locks.request(name, granted).catch(() => resolve(true)); // locks are denied to some embedded pages
    setTimeout(() => {
      if (!settled) resolve(false);
      settled = true;
    }, PATIENCE);
  });
}
