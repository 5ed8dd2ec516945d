// Do the tests notice? Each mutation in mutations.json turns a comparison, drops a guard or is off by one in
// the code that decides, folds, appends and reads. One at a time, it is made in a copy of the tree, and the
// tests of es and bank run there: one of them has to fail. A mutation that survives is a missing test.
//
// Run by hand, in about ten minutes on two idle cores: node tests/mutation/mutation.mjs [TEXT]
// With a TEXT, only mutations in files whose path holds it. Exit 1 where one survives, where its text does not stand
// exactly once in its file (it has to be written anew), or where it does not compile (it says nothing).
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(path.join(tmpdir(), 'foldline-mutation-'));
const build = path.join(copy, 'build');
const suites = ['es_tests', 'bank_tests'];
const suitesOf = (file) => (file.startsWith('src/bank') ? ['bank_tests'] : suites); // es knows no bank

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

const compile = (suite) => run('cmake', ['--build', build, `-j${availableParallelism()}`, '--target', suite]);

// The first test of a suite that fails; nothing where all pass. A test that does not come back has noticed as well. The
// laws come last: they take seconds.
function failing(suite) {
  for (const some of ['~[law]', '[law]']) {
    const tests = run(path.join(build, suite), [some, '--abort', '--reporter', 'automake'], { timeout: 120_000 });
    const failed = /:test-result: FAIL (.*)/.exec(tests.stdout)?.[1];
    if (tests.status !== 0) return failed ?? `${suite}: ${tests.error?.code ?? tests.signal}`;
  }
  return undefined;
}

// What became of one mutation: `ok`, and a word for it.
function outcome(whole, file, from, to) {
  if (whole.split(from).length !== 2) return [false, 'its text does not stand there once'];
  writeFileSync(path.join(copy, file), whole.replace(from, () => to));
  for (const suite of suitesOf(file)) {
    if (compile(suite).status !== 0) return [false, 'does not compile'];
    const test = failing(suite);
    if (test) return [true, `noticed by "${test}"`];
  }
  return [false, 'SURVIVES'];
}

function tryAll(mutations) {
  let tried = 0;
  let wrong = 0;
  for (const [file, changes] of Object.entries(mutations)) {
    const whole = readFileSync(path.join(copy, file), 'utf8');
    for (const [from, to] of changes) {
      const [ok, what] = outcome(whole, file, from, to);
      console.log(`${ok ? 'ok ' : 'BAD'} ${file}: ${JSON.stringify(from)} -> ${JSON.stringify(to)}\n    ${what}`);
      tried += 1;
      if (!ok) wrong += 1;
    }
    writeFileSync(path.join(copy, file), whole);
  }
  return { tried, wrong };
}

function main() {
  const wanted = process.argv[2] ?? '';
  const all = JSON.parse(readFileSync(path.join(import.meta.dirname, 'mutations.json'), 'utf8'));
  const mutations = Object.fromEntries(Object.entries(all).filter(([file]) => file.includes(wanted)));
  copyTheTree();
  for (const step of [configure, ...suites.map((suite) => () => compile(suite))]) {
    const { status, stdout, stderr } = step();
    if (status !== 0) return console.error(`${stdout}${stderr}\nThe tree does not build as it is.`), 2;
  }
  const before = suites.map(failing).find(Boolean);
  if (before) return console.error(`The tests fail as they are: ${before}`), 2;
  const { tried, wrong } = tryAll(mutations);
  console.log(`${tried} mutations, ${tried - wrong} noticed`);
  return tried > 0 && wrong === 0 ? 0 : 1;
}

try {
  process.exitCode = main();
} finally {
  rmSync(copy, { recursive: true, force: true });
}
