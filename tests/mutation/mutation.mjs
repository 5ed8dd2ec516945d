// Do the tests notice? Each mutation in mutations.json turns a comparison, drops a guard or is off by one in
// the code that decides, folds, appends and reads. One at a time, it is made in a copy of the tree, and the tests
// that concern its file are compiled anew, each into a program of its own, and run: one of them has to fail. A mutation
// that survives is a missing test, or one that stands in the wrong file.
//
// Run by hand, in about five minutes: node tests/mutation/mutation.mjs [TEXT]
// With a TEXT, only mutations in files whose path holds it. Exit 1 where one survives, where its text does not stand
// exactly once in its file (it has to be written anew), or where it does not compile (it says nothing).
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(path.join(tmpdir(), 'foldline-mutation-'));
const build = path.join(copy, 'build');

const run = (program, args, options = {}) =>
  spawnSync(program, args, { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 28, ...options });

function copyTheTree() {
  const left = ['.git', '.tools', 'build', 'node_modules'];
  cpSync(root, copy, { recursive: true, filter: (source) => !left.includes(path.basename(source)) });
  symlinkSync(path.join(root, '.tools'), path.join(copy, '.tools'));
}

// Quick to compile, and without what a test of a mutation does not need.
const configure = () => run('cmake', ['-S', copy, '-B', build, '-G', 'Ninja',
  '-DCMAKE_BUILD_TYPE=', '-DCMAKE_CXX_FLAGS=-O0',
  `-DCMAKE_PROJECT_INCLUDE=${path.join(copy, 'tests/mutation/precompiled.cmake')}`,
  `-DFETCHCONTENT_BASE_DIR=${path.join(copy, '.tools/fetched')}`]);

const compile = (tests) => run('cmake', ['--build', build, `-j${availableParallelism()}`, '--target', ...tests.map((test) => `only_${test}`)]);

// The first test case that fails; nothing where all pass. A test that does not come back has noticed as well.
function failing(tests) {
  for (const test of tests) {
    const { status, stdout, error, signal } = run(path.join(build, `only_${test}`), ['--abort', '--reporter', 'automake'], { timeout: 60_000 });
    if (status !== 0) return /:test-result: FAIL (.*)/.exec(stdout)?.[1] ?? `${test}: ${error?.code ?? signal}`;
  }
  return undefined;
}

// What became of one mutation: `ok`, and a word for it.
function outcome(whole, file, tests, [from, to]) {
  if (whole.split(from).length !== 2) return [false, 'its text does not stand there once'];
  writeFileSync(path.join(copy, file), whole.replace(from, () => to));
  if (compile(tests).status !== 0) return [false, 'does not compile'];
  const test = failing(tests);
  return test ? [true, `noticed by "${test}"`] : [false, 'SURVIVES'];
}

function tryAll(files) {
  let tried = 0;
  let wrong = 0;
  for (const [file, { tests, mutations }] of files) {
    const whole = readFileSync(path.join(copy, file), 'utf8');
    for (const mutation of mutations) {
      const [ok, what] = outcome(whole, file, tests, mutation);
      console.log(`${ok ? 'ok ' : 'BAD'} ${file}: ${mutation.map((text) => JSON.stringify(text)).join(' -> ')}\n    ${what}`);
      tried += 1;
      if (!ok) wrong += 1;
    }
    writeFileSync(path.join(copy, file), whole);
  }
  return { tried, wrong };
}

function main() {
  const began = performance.now();
  const wanted = process.argv[2] ?? '';
  const all = JSON.parse(readFileSync(path.join(import.meta.dirname, 'mutations.json'), 'utf8'));
  const files = Object.entries(all).filter(([file]) => file.includes(wanted));
  const tests = [...new Set(files.flatMap(([, file]) => file.tests))];
  copyTheTree();
  for (const step of [configure, () => compile(tests)]) {
    const { status, stdout, stderr } = step();
    if (status !== 0) return console.error(`${stdout}${stderr}\nThe tree does not build as it is.`), 2;
  }
  const before = failing(tests);
  if (before) return console.error(`The tests fail as they are: ${before}`), 2;
  const { tried, wrong } = tryAll(files);
  console.log(`${tried} mutations, ${tried - wrong} noticed, in ${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
  return tried > 0 && wrong === 0 ? 0 : 1;
}

try {
  process.exitCode = main();
} finally {
  rmSync(copy, { recursive: true, force: true });
}
