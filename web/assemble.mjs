// Gathers the site: node assemble.mjs PAGE PROGRAM LICENSES SITE
//   PAGE      this folder
//   PROGRAM   the folder with foldline.js and foldline.wasm
//   LICENSES  the folder with the licences' texts
//   SITE      the folder to make; what was there is replaced at once, so that nobody is served half of a site
//
// What the page runs stands in a folder named by its content, the build id. So a page that is open keeps the files
// that it began with, and a host or a browser may keep each of them for ever. The id is written into the
// JavaScript and into the wasm: were a host to mix two builds, the page would say so and not run.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [page, program, licenses, site] = process.argv.slice(2);
const made = `${site}.new`;

const atRoot = ["service_worker.js", "service_worker_off.js"]; // a worker's reach is the folder that it lies in
const withoutComments = (script) => script.replaceAll(/^ *\/\/.*\n/gm, ""); // those lines are for readers, and a third of it
const scripts = readdirSync(page).filter((name) => name.endsWith(".js") && !atRoot.includes(name));
const assets = new Map([
  ...scripts.map((name) => [name, Buffer.from(withoutComments(readFileSync(join(page, name), "utf8")))]),
  ["page.css", readFileSync(join(page, "page.css"))],
  ...["foldline.js", "foldline.wasm"].map((name) => [name, readFileSync(join(program, name))]),
]);

const hash = createHash("sha256");
for (const name of [...assets.keys()].sort()) hash.update(`${name} ${assets.get(name).length}\n`).update(assets.get(name));
const build = hash.digest("hex").slice(0, 12);

// A custom section (WebAssembly specification, 5.5.3): 0, its size, the size of its name, its name, what it says.
function stamped(wasm) {
  const name = Buffer.from("foldline_build");
  const content = Buffer.concat([Buffer.from([name.length]), name, Buffer.from(build)]);
  return Buffer.concat([wasm, Buffer.from([0, content.length]), content]); // both sizes are below 128: one byte each
}
assets.set("foldline.wasm", stamped(assets.get("foldline.wasm")));
assets.set("build.js", Buffer.from(`// Made by assemble.mjs.\nexport const build = "${build}";\n`));

const offline = ["./", "icon.svg", "manifest.webmanifest", ...[...assets.keys()].sort().map((name) => `${build}/${name}`)];
const inThePage = ["boot.js", "theme.js"]; // it names them itself
const modules = [...assets.keys()].filter((name) => name.endsWith(".js") && !inThePage.includes(name)).sort();
function filled(name) {
  return readFileSync(join(page, name), "utf8")
    .replaceAll("@BUILD@", build)
    .replace("@FILES@", JSON.stringify(offline))
    .replace("@MODULES@", modules.map((module) => `<link rel="modulepreload" href="${build}/${module}">`).join("\n    "));
}

function put(name, content) {
  mkdirSync(dirname(join(made, name)), { recursive: true });
  writeFileSync(join(made, name), content);
}

rmSync(made, { recursive: true, force: true });
for (const [name, content] of assets) put(`${build}/${name}`, content);
for (const name of ["index.html", "about.html", ...atRoot]) put(name, filled(name));
for (const name of readdirSync(page).filter((name) => /^icon|\.webmanifest$/.test(name))) cpSync(join(page, name), join(made, name));
cpSync(licenses, join(made, "licenses"), { recursive: true });

// Beside each file that is worth it, the same file compressed: for hosts that would otherwise send it as it is.
const files = readdirSync(made, { recursive: true }).map((name) => join(made, name)).filter((file) => statSync(file).isFile());
for (const file of files.filter((file) => /\.(html|css|js|wasm|svg|txt|webmanifest)$/.test(file))) {
  const content = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
}

if (existsSync(site)) renameSync(site, `${site}.old`);
renameSync(made, site);
rmSync(`${site}.old`, { recursive: true, force: true });
console.log(`${relative(process.cwd(), site)}: build ${build}`);
