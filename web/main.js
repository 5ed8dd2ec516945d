// Starts the program, brings back what was kept, and offers window.foldline.
import { createApi } from "./api.js";
import { keepAppearance, keptAppearance, preferences, watchPreferences } from "./appearance.js";
import { Core } from "./core.js";
import { build } from "./build.js";
import { takeFiles } from "./files.js";
import { KeptFiles } from "./kept_files.js";
import { Laboratory } from "./laboratory.js";
import { askToPersist, watchLeaving } from "./leaving.js";
import { Listeners } from "./listeners.js";
import { OtherTabs } from "./other_tabs.js";
import { keepForOffline } from "./offline.js";
import { loadProgram } from "./program.js";
import { Trouble, show } from "./trouble.js";
import { WriterLock } from "./writer_lock.js";

// IndexedDB belongs to the whole origin, and below one origin there may be many of these pages: the folder's
// name holds a hash of the page's path (FNV-1a; the browser's own digests exist on secure origins only).
function mountOfThisPage() {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(new URL(".", location.href).pathname))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return `/foldline-${hash.toString(16).padStart(16, "0")}`;
}

async function start(listeners) {
  let laboratory, laboratoryIsThere;
  const there = new Promise((resolve) => (laboratoryIsThere = resolve));
  const program = await loadProgram({
    onAsked: () => laboratory.runAsked(),
    onAppearance: keepAppearance,
  });
  const core = new Core(program);
  const mount = mountOfThisPage();
  const kept = new KeptFiles(program, mount);
  await kept.open();

  const name = `foldline:${mount}`;
  const lock = new WriterLock(name, {
    gained: () => there.then(() => laboratory.becomeWriter()),
    lost: () => there.then(() => laboratory.becomeFollower()),
  });
  const writes = !kept.lasting || (await lock.elect());
  await (writes ? kept.begin() : kept.load());
  const role = writes ? "writer" : "follower";
  const storage = kept.lasting ? "indexeddb" : "memory";
  const look = { appearance: keptAppearance(), preferences: preferences() };
  const { ok, version } = core.read("start", JSON.stringify({ mount, storage, role, ...look }));
  if (!ok) throw new Trouble("webgl");
  document.getElementById("starting").hidden = true;
  const others = new OtherTabs(name, () => laboratory.follow());
  laboratory = new Laboratory(core, kept, lock, others, listeners);
  laboratoryIsThere();
  takeFiles(laboratory);
  watchPreferences((now) => core.read("prefer", now));
  if (kept.lasting) {
    watchLeaving(laboratory, listeners);
    askToPersist(listeners);
  }
  return { core, laboratory, ready: { build: `${version}+${build}`, storage, role } };
}

const listeners = new Listeners();
const started = start(listeners);
window.foldline = createApi(started, listeners);
started.then(keepForOffline, (error) => show(error.kind ?? "start", error));
