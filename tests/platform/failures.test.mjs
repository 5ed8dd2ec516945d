// What the command line does when storage fails: two writers, no room, nothing writable, damage, a torn tail.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, copyFileSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, conversation, deposit, foldline, log, newStore, open, program, run, state, text, verify } from '../support/cli.mjs';

const segments = (store) => readdirSync(store).sort().map((name) => join(store, name));

function flip(file, offset) {
  const bytes = readFileSync(file);
  bytes[offset] ^= 0x10;
  writeFileSync(file, bytes);
}

// Through a shell, which can limit or close what a program gets.
function shell(script, store, input) {
  const ended = spawnSync('sh', ['-c', script, 'sh', program, store], { input });
  return { code: ended.status, said: ended.stderr.toString(), lines: ended.stdout.toString().split('\n').filter(Boolean) };
}

test('a second writer is answered Locked, line by line, and the first goes on', async (t) => {
  const store = newStore(t);
  const first = conversation(store);
  assert.equal((await first.ask(open('a'))).ok, true);
  const second = run(store, deposit('a'), { command: 'Nonsense' });
  assert.equal(second.code, 3);
  assert.deepEqual(second.answers.map(({ ok, error, reason }) => [ok, error, reason]), Array(2).fill([false, 'storage', 'Locked']));
  assert.equal((await first.ask(deposit('a'))).position, 2);
  assert.equal((await first.end()).code, 0);
  assert.equal(run(store, deposit('a')).answer.position, 3);
});

test('readers read beside a writer, and see every answered event', async (t) => {
  const store = newStore(t);
  const writer = conversation(store);
  await writer.ask(open('a'));
  for (let version = 2; version < 12; ++version) {
    await writer.ask(deposit('a'));
    assert.equal(state(store, 'a').answer.version, version);
    assert.deepEqual([verify(store).answer.ok, verify(store).answer.events], [true, version]);
  }
  await writer.end();
});

test('a reader beside a busy writer never sees damage, nor half a commit', async (t) => {
  const store = newStore(t);
  const writer = conversation(store);
  await writer.ask(open('a'));
  writer.send(text(Array.from({ length: 3000 }, () => deposit('a'))));
  writer.child.stdin.end();
  let answered = 0, events = 0;
  const hearing = (async () => { while (await writer.hear()) ++answered; })();
  for (let look = 0; look < 20; ++look) {
    const { code, answer } = verify(store);
    assert.deepEqual([code, answer.ok, answer.commits], [0, true, answer.events]);
    assert.ok(answer.events >= events);
    events = answer.events;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await hearing;
  assert.equal(answered, 3000);
  assert.equal(verify(store).answer.events, 3001);
});

test('where there is no room, the command is refused, nothing is lost, and the rest go on', (t) => {
  const store = newStore(t);
  assert.equal(run(store, open('a'), deposit('a')).code, 0);
  const before = bytesOf(store);
  const note = 'n'.repeat(100_000); // more than ulimit -f's 16 blocks of 512 bytes leave
  const { code, lines } = shell('ulimit -f 16; exec "$1" run --store "$2" -', store,
    text([deposit('a'), { ...deposit('a'), metadata: { note } }, deposit('a'), { command: 'CloseAccount', account: 'a' }]));
  const answers = lines.map((line) => JSON.parse(line));
  assert.equal(code, 3);
  assert.deepEqual(answers.map(({ reason, position }) => reason ?? position), [3, 'DiskFull', 4, 'BalanceNotZero']);
  assert.equal(answers[1].error, 'storage');
  assert.deepEqual([verify(store).code, verify(store).answer.torn, verify(store).answer.events], [0, null, 4]);
  assert.ok(bytesOf(store)[0][1].subarray(0, before[0][1].length).equals(before[0][1]));
});

// What the system does on a full disk, without one: the next segment turns out to be /dev/full.
test('a disk that is really full refuses with DiskFull, and takes commands again when there is room', async (t) => {
  const store = newStore(t);
  const talk = conversation(store);
  await talk.ask(open('a'));
  const note = 'n'.repeat(70_000); // fills the first segment
  assert.equal((await talk.ask({ ...deposit('a'), metadata: { note } })).position, 2);
  const before = bytesOf(store);
  const full = join(store, '0000000003.log');
  symlinkSync('/dev/full', full);
  const refused = await talk.ask(deposit('a'));
  assert.deepEqual([refused.error, refused.reason], ['storage', 'DiskFull']);
  assert.deepEqual(bytesOf(store), before); // and what was begun is gone again
  assert.equal((await talk.ask(deposit('a'))).position, 3);
  assert.equal((await talk.end()).code, 3);
  assert.deepEqual([verify(store).code, verify(store).answer.commits, verify(store).answer.torn], [0, 3, null]);
});

// Nobody is kept from writing who is root; so then the program runs as somebody else, from where he may start it.
test('a store that can only be read is read, and answers every line ReadOnly', (t) => {
  const store = newStore(t);
  run(store, open('a'), deposit('a'));
  const as = { encoding: 'utf8' };
  let mine = program;
  if (process.getuid() === 0) {
    Object.assign(as, { uid: 65534, gid: 65534 });
    mine = join(store, '..', 'foldline');
    copyFileSync(program, mine);
    chmodSync(mine, 0o755);
    chmodSync(join(store, '..'), 0o755);
  }
  for (const file of segments(store)) chmodSync(file, 0o444);
  chmodSync(store, 0o555);
  const asked = (words, input = '') => {
    const { status, stdout } = spawnSync(mine, words, { ...as, input });
    return { code: status, answers: stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line)) };
  };
  try {
    assert.equal(asked(['state', '--store', store, 'a']).answers[0].version, 2);
    assert.equal(asked(['verify', '--store', store]).code, 0);
    const lines = text([deposit('a'), { command: 'Nonsense' }]);
    const { code, answers } = asked(['run', '--store', store, '-'], lines);
    assert.deepEqual([code, answers.map(({ reason }) => reason)], [3, ['ReadOnly', 'ReadOnly']]);
    const fresh = asked(['run', '--store', join(store, 'below'), '-'], text([open('b')]));
    assert.deepEqual([fresh.code, fresh.answers[0].reason], [3, 'ReadOnly']);
  } finally {
    chmodSync(store, 0o755); // so that it can be removed
  }
});

test('answers that cannot be printed are told, and never land in the log', (t) => {
  const store = newStore(t);
  const lines = text([open('a')]);
  for (const script of ['exec "$1" run --store "$2" - >&-', 'exec "$1" run --store "$2" - >/dev/full', 'exec "$1" log --store "$2" >/dev/full']) {
    const { code, said } = shell(script, store, lines);
    assert.deepEqual([script, code], [script, 3]);
    assert.match(said, /output could be written/);
  }
  assert.equal(shell('exec "$1" run --store "$2" - >&- 2>&- <&-', store, lines).code, 0); // no command, no answer
  assert.deepEqual([verify(store).answer.ok, verify(store).answer.events], [true, 1]);
});

// A log of two commits whose second was damaged: 36 bytes of header, then the frames.
const damages = {
  'a flipped bit in a frame': (file) => flip(file, readFileSync(file).length - 3),
  'a flipped bit in a frame header': (file) => flip(file, readFileSync(file).lastIndexOf('CMIT') + 9),
  'bytes behind the last frame': (file) => appendFileSync(file, 'rubbish that no crash leaves'),
  'another kind of frame': (file) => { const bytes = readFileSync(file); bytes.write('WHAT', bytes.lastIndexOf('CMIT')); writeFileSync(file, bytes); },
};
for (const [name, damage] of Object.entries(damages))
  test(`${name}: readers print the intact prefix and end with 3, run refuses and changes no byte`, (t) => {
    const store = newStore(t);
    run(store, open('a'), deposit('a'), deposit('a', '5.00'));
    const whole = log(store).lines;
    damage(segments(store)[0]);
    const before = bytesOf(store);
    const intact = name.startsWith('bytes') ? 3 : 2;

    const verified = verify(store);
    assert.deepEqual([verified.code, verified.answer.ok, verified.answer.events, verified.answer.damage.length > 0], [3, false, intact, true]);
    const [{ segment, kind, sentence }] = verified.answer.damage;
    assert.equal(join(store, segment), segments(store)[0]);
    assert.ok(['checksum', 'chain', 'gap', 'foreign'].includes(kind), kind);
    assert.equal(verified.said.split('\n')[0], sentence);
    for (const [reader, lines] of [[log(store), whole.slice(0, intact)], [state(store, 'a'), null], [foldline(['history', '--store', store, 'a']), null],
      [foldline(['project', '--store', store, 'account-balances']), null]]) {
      assert.equal(reader.code, 3);
      assert.equal(reader.said.split('\n')[0], sentence);
      if (lines) assert.deepEqual(reader.lines, lines);
      else assert.ok(reader.lines.length > 0);
    }
    assert.equal(state(store, 'a').answer.version, intact);
    assert.equal(state(store, 'nobody').code, 3); // the highest wins

    const refused = run(store, deposit('a'), { command: 'Nonsense' });
    assert.equal(refused.code, 3);
    assert.deepEqual(refused.answers.map(({ error, reason }) => [error, reason]), Array(2).fill(['storage', 'Damaged']));
    assert.deepEqual(bytesOf(store), before);
  });

test('a segment that is missing is a gap, and one that is none is foreign', (t) => {
  const store = newStore(t);
  const note = 'n'.repeat(40_000);
  run(store, open('a'));
  for (let n = 0; n < 5; ++n) run(store, { ...deposit('a'), metadata: { note } }); // each with its own sync
  const [, second, third] = segments(store);
  assert.ok(third, 'a log of three segments');
  renameSync(second, join(store, 'hidden'));
  assert.deepEqual([verify(store).code, verify(store).answer.damage[0].kind], [3, 'gap']);
  renameSync(join(store, 'hidden'), second);
  assert.equal(verify(store).code, 0);

  copyFileSync(second, third);
  assert.deepEqual([verify(store).code, verify(store).answer.damage[0].kind], [3, 'foreign']);
});

test('a torn tail is told and no damage, and run drops it', (t) => {
  const store = newStore(t);
  run(store, open('a'), deposit('a'));
  const [file] = segments(store);
  const whole = readFileSync(file);
  const second = whole.lastIndexOf('CMIT');
  for (const size of [whole.length - 1, second + 64, second + 63, second + 4, second + 1]) {
    writeFileSync(file, whole);
    truncateSync(file, size);
    const { code, answer, said } = verify(store);
    assert.deepEqual([size, code, answer.ok, answer.events, said], [size, 0, true, 1, '']);
    assert.deepEqual({ ...answer.torn, segment: join(store, answer.torn.segment) }, { segment: file, offset: second, bytes: size - second });
    assert.equal(log(store).lines.length, 1);
    assert.equal(readFileSync(file).length, size); // readers leave it
    assert.deepEqual([run(store).code, readFileSync(file).length], [0, second]);
    assert.equal(run(store, deposit('a')).answer.position, 2);
  }
  appendFileSync(file, Buffer.alloc(500)); // a file that had grown, and was not filled yet
  assert.deepEqual([verify(store).code, verify(store).answer.torn.bytes], [0, 500]);
  assert.equal(run(store, deposit('a')).answer.position, 3);
});

test('a store that was torn in its very first header is empty', (t) => {
  const store = newStore(t);
  run(store, open('a'));
  for (const size of [35, 8, 1, 0]) {
    truncateSync(segments(store)[0], size);
    assert.deepEqual([size, verify(store).code, verify(store).answer.events], [size, 0, 0]);
    assert.equal(run(store, open('a')).answer.position, 1);
  }
});

test('a folder that vanishes under the program keeps nothing, and the answers say so', async (t) => {
  const store = newStore(t);
  const talk = conversation(store);
  await talk.ask(open('a'));
  rmSync(store, { recursive: true });
  assert.equal((await talk.ask(deposit('a'))).reason, 'NotSaved');
  assert.equal((await talk.ask(deposit('a'))).reason, 'NotSaved');
  assert.deepEqual(await talk.end(), { code: 3, signal: null });
  assert.equal(verify(store).code, 2);
});
