// A browser's storage may never call back: in a tab that was frozen, on a connection that died. Whoever waits for it
// waits for a while, and is then told that it is silent.

export class Failure extends Error {
  constructor(message) {
    super(message);
    this.name = new.target.name; // the program has a sentence for each
  }
}
export class Silent extends Failure {}

export const PATIENCE = 5000; // milliseconds until a browser that does not answer counts as silent
export const LONG_PATIENCE = 20_000; // the same where it has much to do: a database to recover, a whole log to read

// Settles as `work` does, or as Silent.
export function inTime(patience, work) {
  return new Promise((resolve, reject) => {
    const watchdog = setTimeout(() => reject(new Silent()), patience);
    const settle = (how) => (what) => {
      clearTimeout(watchdog);
      how(what);
    };
    try {
      work(settle(resolve), settle(reject));
    } catch (error) {
      settle(reject)(error);
    }
  });
}
