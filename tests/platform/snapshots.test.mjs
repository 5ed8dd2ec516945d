// Snapshots from outside: they come and go, and no answer shows it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, conversation, deposit, foldline, newStore, open, run, state, text, verify } from '../support/cli.mjs';

const snapshots = (store, ...words) => foldline(['snapshots', '--store', store, ...words]);
const versions = (store) => snapshots(store).answers.map(({ version }) => version);
const deposits = (count) => Array.from({ length: count }, () => deposit('a'));
const runWith = (store, words, ...commands) => foldline(['run', '--store', store, ...words, '-'], text(commands));

test('a snapshot every hundred events, unless something else is asked', (t) => {
  const store = newStore(t);
  run(store, open('a'), ...deposits(250));
  assert.deepEqual(versions(store), [100, 200]);
  const other = newStore(t);
  runWith(other, ['--snapshot-every', '3'], open('a'), ...deposits(10), open('b'));
  assert.deepEqual(versions(other), [3, 6, 9]);
  const none = newStore(t);
  runWith(none, ['--snapshot-every', '0'], open('a'), ...deposits(250));
  assert.deepEqual(versions(none), []);
});

test('a snapshot after a span of time', (t) => {
  const store = newStore(t);
  const at = (command, second) => ({ ...command, at: `2026-03-02T09:00:${second}Z` });
  runWith(store, ['--snapshot-every', '0', '--snapshot-after', '10'], at(open('a'), '00'), at(deposit('a'), '09'),
    at(deposit('a'), '10'), at(deposit('a'), '19'), at(deposit('a'), '21'));
  assert.deepEqual(snapshots(store).answers.map(({ version, recorded_at }) => [version, recorded_at]),
    [[3, '2026-03-02T09:00:10.000000Z'], [5, '2026-03-02T09:00:21.000000Z']]);
});

test('a snapshot is one line of the contract', (t) => {
  const store = newStore(t);
  runWith(store, ['--snapshot-every', '2'], { ...open('a'), at: '2026-03-02T09:00:00Z' }, { ...deposit('a'), at: '2026-03-02T09:00:01Z' });
  assert.equal(snapshots(store).printed,
    '{"account":"a","version":2,"position":2,"recorded_at":"2026-03-02T09:00:01.000000Z","schema":1}\n');
});

test('dropped, damaged or never taken: every answer is the same', (t) => {
  const store = newStore(t);
  runWith(store, ['--snapshot-every', '4'], open('a'), ...deposits(30));
  const answers = () => [state(store, 'a'), ...[0, 3, 4, 5, 16, 31].map((n) => state(store, 'a', '--version', `${n}`)),
    state(store, 'a', '--snapshot-every', '1', '--snapshot-after', '1'), verify(store)].map(({ code, printed, said }) => [code, printed, said]);
  const before = answers();
  const memo = bytesOf(store).find(([name]) => !name.endsWith('.log'));
  for (const bytes of ['', 'nonsense\n', memo[1].subarray(7), Buffer.concat([memo[1], memo[1]]), Buffer.alloc(5000)]) {
    writeFileSync(join(store, memo[0]), bytes);
    assert.deepEqual(answers(), before);
  }
  writeFileSync(join(store, memo[0]), memo[1]);
  assert.equal(snapshots(store, '--drop').lines.length, 7);
  assert.equal(snapshots(store, '--drop').printed, '');
  assert.deepEqual(answers(), before);
  assert.ok(bytesOf(store).every(([name]) => name.endsWith('.log')));
});

test('only a run writes snapshots, and a missing folder stays missing', (t) => {
  const store = newStore(t);
  assert.equal(snapshots(store).code, 2);
  assert.equal(snapshots(store, '--drop').code, 2);
  run(store, open('a'), ...deposits(3));
  const before = bytesOf(store);
  state(store, 'a', '--snapshot-every', '1');
  assert.deepEqual(bytesOf(store), before);
});

test('a folder in the place of the snapshots fails no command', async (t) => {
  const store = newStore(t);
  const talk = conversation(store);
  assert.equal((await talk.ask(open('a'))).ok, true);
  await talk.end();
  const { mkdirSync } = await import('node:fs');
  mkdirSync(join(store, 'snapshots.memo'));
  const { code, answers } = runWith(store, ['--snapshot-every', '1'], ...deposits(3));
  assert.deepEqual([code, answers.length], [0, 3]);
  assert.equal(state(store, 'a').answer.version, 4);
});

test('a number that is none is wrong usage', (t) => {
  for (const words of [['--snapshot-every', '-1'], ['--snapshot-every', 'x'], ['--snapshot-after', '1.5.1']])
    assert.equal(runWith(newStore(t), words).code, 2);
});
