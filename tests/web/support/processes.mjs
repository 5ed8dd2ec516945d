// Kills a browser as a crash of the machine would: no process of it gets to do anything more.
import { readFileSync, readdirSync } from "node:fs";

function processes() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const command = readFileSync(`/proc/${id}/cmdline`, "utf8");
        const parent = Number(readFileSync(`/proc/${id}/stat`, "utf8").replace(/^.*\) \S /s, "").split(" ")[0]);
        return [{ id: Number(id), parent, command }];
      } catch {
        return []; // it has ended meanwhile
      }
    });
}

// Every process whose command names `profile`, and all that they have started.
export async function killAllOf(profile) {
  for (;;) {
    const all = processes();
    const doomed = new Set(all.filter(({ command }) => command.includes(profile)).map(({ id }) => id));
    if (doomed.size === 0) return;
    for (let before = 0; before !== doomed.size; ) {
      before = doomed.size;
      for (const { id, parent } of all) if (doomed.has(parent)) doomed.add(id);
    }
    for (const id of doomed) {
      try {
        process.kill(id, "SIGKILL");
      } catch {
        // It has ended meanwhile.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
