// The first script: looks whether this browser can run Foldline, and then starts it.
import { show } from "./trouble.js";

if (typeof WebAssembly !== "object") {
  show("wasm");
} else {
  // A file that is missing, or cannot be reached, is told by this import's failure.
  import("./main.js").catch((error) => show("file", error));
}
