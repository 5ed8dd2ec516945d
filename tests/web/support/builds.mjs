// Makes sites of other builds from the one that was built, as a deployment would bring them.
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const buildOf = (site) => /"([0-9a-f]{12})\/boot\.js"/.exec(readFileSync(join(site, "index.html"), "utf8"))[1];

// A copy of the site, to be changed, that is gone when the test is.
export function copyOfTheSite(test) {
  const copy = mkdtempSync(join(tmpdir(), "foldline-site-"));
  test.after(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(process.env.FOLDLINE_SITE, copy, { recursive: true });
  for (const name of readdirSync(copy, { recursive: true }))
    if (/\.(gz|br)$/.test(name)) rmSync(join(copy, name)); // they would no longer be what they stand for
  return copy;
}

// The same site under the id of another build, in every file that names it.
export function anotherBuild(test, build) {
  const site = copyOfTheSite(test);
  const was = buildOf(site);
  renameSync(join(site, was), join(site, build));
  for (const file of readdirSync(site, { recursive: true }).map((name) => join(site, name)))
    if (statSync(file).isFile()) change(file, was, build);
  return site;
}

// Texts of equal length are exchanged, byte by byte: in wasm too.
export function change(file, from, to) {
  writeFileSync(file, readFileSync(file, "latin1").replaceAll(from, to), "latin1");
}
