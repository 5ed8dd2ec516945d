// Loads the program in wasm, and sees to it that it was built together with the JavaScript that is to drive it.
import createFoldline from "./foldline.js";
import { build } from "./build.js";
import { Trouble } from "./trouble.js";

export async function loadProgram(options) {
  const module = await compiled(await fetched(new URL("foldline.wasm", import.meta.url)));
  const [stamp] = WebAssembly.Module.customSections(module, "foldline_build");
  const stamped = stamp ? new TextDecoder().decode(stamp) : "none";
  if (stamped !== build) throw new Trouble("build", `${build}, ${stamped}`);
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, receive) => {
      WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module), reject);
      return {}; // its exports come later
    };
    createFoldline({ ...options, instantiateWasm }).then(resolve, reject);
  });
}

async function fetched(address) {
  let response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw new Trouble("file", error.message);
  }
  if (!response.ok) throw new Trouble("file", `foldline.wasm: ${response.status}`);
  return response;
}

async function compiled(response) {
  try {
    // A host that does not know what wasm is names another type, and the browser would not stream it.
    if (response.headers.get("Content-Type") === "application/wasm") return await WebAssembly.compileStreaming(response);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    throw error instanceof WebAssembly.CompileError ? new Trouble("wasm", error.message) : new Trouble("file", error.message);
  }
}
