// `import`, and `export` in every format: what they print, how they end, and what they leave.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { bytesOf, deposit, foldline, log, newStore, open, run, transfer, verify, withdraw } from '../support/cli.mjs';

const exported = (store, format = 'jsonl') => foldline(['export', '--store', store, '--format', format]);
const imported = (store, lines, ...words) => foldline(['import', '--store', store, ...words], lines);
function told(t) {
  const store = newStore(t);
  run(store, open('acc-1'), { ...deposit('acc-1', '75.50'), command_id: 'c-1', metadata: { rate: 75.5 } }, open('acc-2', 'Bob'),
    transfer('acc-1', 'acc-2', '5'), withdraw('acc-2', '1'));
  return store;
}

test('an export is imported into an empty store as an equal log, from a pipe or a file', (t) => {
  const [store, piped, read] = [told(t), newStore(t), newStore(t)];
  const lines = exported(store).printed;
  const { code, answer } = imported(piped, lines, '-');
  assert.deepEqual([code, answer], [0, { imported: 8, skipped: 0, position: 8 }]);
  const file = `${store}.jsonl`;
  writeFileSync(file, lines);
  assert.deepEqual(foldline(['import', '--store', read, file]).answer, answer);
  for (const other of [piped, read]) {
    assert.equal(exported(other).printed, lines);
    assert.equal(log(other).printed, log(store).printed);
    assert.equal(verify(other).answer.commits, verify(store).answer.commits);
  }
});

test('what is there already is skipped, and changes no byte', (t) => {
  const store = told(t);
  const before = bytesOf(store);
  const { code, answer } = imported(store, exported(store).printed);
  assert.deepEqual([code, answer], [0, { imported: 0, skipped: 8, position: 8 }]);
  assert.deepEqual(bytesOf(store), before);
});

test('a refused import ends by its error, names the line, and keeps nothing', (t) => {
  const store = told(t);
  const lines = exported(store).lines;
  const changed = (i, change) => lines.map((line, at) => (at === i ? JSON.stringify({ ...JSON.parse(line), ...change }) : line)).join('\n');
  for (const [input, code, error, reason, line] of [
    ['nonsense', 2, 'invalid', 'NotJson', 1],
    [changed(4, { schema: 99 }), 2, 'invalid', 'BadField', 5],
    [changed(1, { timestamp: '2020-01-01T00:00:00Z' }), 2, 'invalid', 'BadTime', 2],
    [changed(1, { version: 9 }), 1, 'conflict', 'VersionConflict', 2]]) {
    const empty = newStore(t);
    const { code: ended, answer, said } = imported(empty, input);
    assert.deepEqual([ended, answer.ok, answer.error, answer.reason, answer.line], [code, false, error, reason, line]);
    assert.ok(answer.message && said.includes(answer.message));
    assert.equal(log(empty).printed, '');
  }
  const other = imported(store, changed(1, { event_data: { amount_minor: 1, currency: 'USD', source: 'ATM' } }));
  assert.deepEqual([other.code, other.answer.reason, other.answer.line], [1, 'VersionConflict', 2]);
});

test('a damaged store is not imported into, and a file that is not there is said', (t) => {
  const store = told(t);
  const lines = exported(store).printed;
  const [name, bytes] = bytesOf(store).find(([name]) => name.endsWith('.log'));
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(`${store}/${name}`, bytes);
  const before = bytesOf(store);
  const { code, answer } = imported(store, lines);
  assert.deepEqual([code, answer.error, answer.reason], [3, 'storage', 'Damaged']);
  assert.deepEqual(bytesOf(store), before);
  const fresh = newStore(t);
  assert.equal(imported(fresh, '', '/nowhere/at/all').code, 2);
  assert.equal(existsSync(fresh), false);
});

test('an export of a store that is missing, or in an unknown format, is wrong usage', (t) => {
  assert.equal(exported(newStore(t)).code, 2);
  const store = told(t);
  assert.equal(exported(store, 'xml').code, 2);
  const empty = newStore(t);
  mkdirSync(empty);
  assert.deepEqual([exported(empty).code, exported(empty).printed], [0, '']);
});

test('one event a line for message-db and for CloudEvents, in the order of the log', (t) => {
  const store = told(t);
  const events = log(store, '--stored').answers;
  const messages = exported(store, 'message-db').answers;
  assert.deepEqual(messages.map((m) => [m.stream_name, m.type, m.data, m.expected_version]),
    events.map((e) => [`${e.aggregate_type}-${e.aggregate_id}`, e.event_type, e.event_data, e.version - 2]));
  assert.equal(new Set(messages.map((m) => m.id)).size, events.length);
  const cloud = exported(store, 'cloudevents').answers;
  assert.deepEqual(cloud.map((c) => [c.specversion, c.id, c.type, c.data, c.subject]),
    events.map((e) => ['1.0', e.id, e.event_type, e.event_data, e.aggregate_id]));
  assert.deepEqual(cloud.map((c) => JSON.parse(c.metadata)), events.map((e) => e.metadata));
});
