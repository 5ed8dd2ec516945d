// What a static host is given: complete, relative, each file beside its compressed copies.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { buildOf } from "./support/builds.mjs";

const site = process.env.FOLDLINE_SITE;
const files = readdirSync(site, { recursive: true }).filter((name) => statSync(join(site, name)).isFile());
const text = (name) => readFileSync(join(site, name), "utf8");
const build = buildOf(site);

test("every address in the pages is relative, and leads to a file", () => {
  for (const page of ["index.html", "about.html"]) {
    const addresses = [...text(page).matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    assert.ok(addresses.length > 5);
    for (const address of addresses) {
      assert.doesNotMatch(address, /^(\/|[a-z]+:)/, page);
      assert.ok(existsSync(join(site, address)), `${page}: ${address}`);
    }
  }
});

test("nothing in the pages is inline, and the policy says so", () => {
  for (const page of ["index.html", "about.html"]) {
    const html = text(page);
    assert.match(html, /http-equiv="Content-Security-Policy"\s+content="default-src 'self'/);
    assert.doesNotMatch(html, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  }
});

test("the files that a page runs lie in a folder named by their build, and the wasm knows it too", async () => {
  const module = await WebAssembly.compile(readFileSync(join(site, build, "foldline.wasm")));
  const [stamp] = WebAssembly.Module.customSections(module, "foldline_build");
  assert.equal(new TextDecoder().decode(stamp), build);
  assert.match(text(`${build}/build.js`), new RegExp(`build = "${build}"`));
  assert.deepEqual(files.filter((name) => /\.(wasm|js|css)$/.test(name) && dirname(name) !== build).sort(),
    ["service_worker.js", "service_worker_off.js"]);
});

test("each compressed file is what it stands beside", () => {
  const compressed = files.filter((name) => /\.(gz|br)$/.test(name));
  assert.ok(compressed.length > 20);
  for (const name of compressed) {
    const unpack = name.endsWith(".gz") ? gunzipSync : brotliDecompressSync;
    assert.ok(unpack(readFileSync(join(site, name))).equals(readFileSync(join(site, name.slice(0, -3)))), name);
  }
});

test("what the service worker keeps is what the page asks for", () => {
  const kept = JSON.parse(/const files = (\[.*\]);/.exec(text("service_worker.js"))[1]);
  for (const file of kept) assert.ok(existsSync(join(site, file)), file);
  const run = files.filter((name) => dirname(name) === build && !/\.(gz|br)$/.test(name));
  assert.deepEqual(run.filter((name) => !kept.includes(name)), []);
});

test("the manifest's icons have the sizes that it tells", () => {
  const { icons } = JSON.parse(text("manifest.webmanifest"));
  for (const { src, sizes, type } of icons) {
    const icon = readFileSync(join(site, src));
    if (type === "image/png") assert.equal(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`, sizes, src);
  }
});

test("every licence is listed, and every one that is listed is there", () => {
  const listed = [...text("about.html").matchAll(/href="licenses\/([^"]*)"/g)].map(([, name]) => name);
  const there = readdirSync(join(site, "licenses")).filter((name) => name.endsWith(".txt"));
  assert.deepEqual(listed.sort(), there.sort());
  for (const name of there) assert.ok(text(`licenses/${name}`).length > 500, name);
});

// As a static host sends it, compressed by gzip.
test("the first load is at most 450 KB gzipped in all", () => {
  const most = 450_000;
  const first = ["index.html", "manifest.webmanifest", "icon.svg", ...readdirSync(join(site, build)).map((name) => `${build}/${name}`)];
  const sizes = first
    .filter((name) => !/\.(gz|br)$/.test(name))
    .map((name) => ({ name, bytes: gzipSync(readFileSync(join(site, name)), { level: 9 }).length }))
    .sort((a, b) => b.bytes - a.bytes);
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { name, bytes } of sizes) console.log(`${String(bytes).padStart(7)} ${name}`);
  console.log(`${String(total).padStart(7)} in all, of ${most}`);
  assert.ok(total <= most, `${total} bytes are more than ${most}`);
});
