// The first load: what a visitor downloads before anything can be drawn, as a static host sends it (gzip).
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const most = 400_000;

test("the first load is at most 400 KB gzipped in all", () => {
  const site = process.env.FOLDLINE_SITE;
  const sizes = readdirSync(site, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name, bytes: gzipSync(readFileSync(join(site, name)), { level: 9 }).length }))
    .sort((a, b) => b.bytes - a.bytes);
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { name, bytes } of sizes) console.log(`${String(bytes).padStart(7)} ${name}`);
  console.log(`${String(total).padStart(7)} in all, of ${most}`);
  assert.ok(sizes.some(({ name }) => name === "foldline.wasm"), "the site is not built");
  assert.ok(total <= most, `${total} bytes are more than ${most}`);
});
