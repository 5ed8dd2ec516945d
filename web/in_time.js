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

// One timer watches over all who wait, as long as anybody does: one for each would cost a part of the save itself.
const LOOK = 1000; // milliseconds
const waiting = new Set(); // {left, reject}
let timer = null;

function look() {
  for (const who of waiting) if ((who.left -= LOOK) < 0 && waiting.delete(who)) who.reject(new Silent());
  timer = waiting.size > 0 ? setTimeout(look, LOOK) : null;
}

// Settles as `work` does, or as Silent when `patience` is over, give or take a look.
export function inTime(patience, work) {
  return new Promise((resolve, reject) => {
    const who = { left: patience, reject };
    waiting.add(who);
    timer ??= setTimeout(look, LOOK);
    const settle = (how) => (what) => {
      waiting.delete(who);
      how(what);
    };
    try {
      work(settle(resolve), settle(reject));
    } catch (error) {
      settle(reject)(error);
    }
  });
}
