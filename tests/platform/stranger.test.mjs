// A reader that was written from FORMAT.md alone agrees with the program, whatever has happened to the log.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appendFileSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deposit, foldline, log, newStore, open, run, text, verify, withdraw } from '../support/cli.mjs';
import { crc32c, readLog } from '../support/log_reader.mjs';

// As `log` prints an event.
const printed = (event) => {
  const microseconds = String(event.recordedAt).padStart(7, '0');
  const second = new Date(Number(microseconds.slice(0, -6)) * 1000).toISOString().slice(0, 19);
  return {
    position: event.position, id: `${event.category}-${event.id}@${event.version}`, aggregate_id: event.id, aggregate_type: event.category,
    event_type: event.type, event_data: JSON.parse(event.payload), version: event.version, timestamp: `${second}.${microseconds.slice(-6)}Z`,
    metadata: JSON.parse(event.metadata), schema: event.schema,
  };
};

function agree(store) {
  const read = readLog(store);
  assert.deepEqual(read.events.map(printed), log(store, '--stored').answers);
  const { torn, damage } = verify(store).answer;
  assert.deepEqual(read.torn, torn);
  assert.deepEqual(read.damage, damage.length ? { segment: damage[0].segment, kind: damage[0].kind } : null);
  return read;
}

// So many segments, each filled by one command with a long note.
function segments(store, count) {
  const note = 'ü'.repeat(33_000);
  run(store, open('a', 'Zoë'));
  for (let n = 0; n < count; ++n)
    run(store, { ...deposit('a', '12.34'), command_id: `c-${n}`, metadata: { note } }, withdraw('a', '0.01'));
}

test('its checksum is the published one', () => assert.equal(crc32c(Buffer.from('123456789')), 0xe3069283));

test('it agrees about a log of the program and about one of an older one', (t) => {
  const store = newStore(t);
  run(store, open('a', 'Zoë'), { ...deposit('a', '75.50'), command_id: 'c-1', metadata: { actor: 'teller' } }, withdraw('a'), open('b'));
  assert.equal(agree(store).events.length, 4);
  assert.deepEqual(readLog(store).events.map(printed), log(store).answers); // nothing to upcast: read as written
  const old = newStore(t);
  cpSync(new URL('../golden/store-1', import.meta.url), old, { recursive: true });
  assert.ok(agree(old).events.length > 0);
});

test('it agrees about many segments, joined ones, and what a compaction left', (t) => {
  const store = newStore(t), before = newStore(t);
  segments(store, 16);
  assert.ok(readdirSync(store).filter((name) => name.endsWith('.log')).length > 15);
  const { events } = agree(store);
  cpSync(store, before, { recursive: true });
  run(store, deposit('a'));
  run(store);
  assert.ok(readdirSync(store).filter((name) => name.endsWith('.log')).length < 5, `${readdirSync(store)}`);
  assert.equal(agree(store).events.length, events.length + 1);

  const left = readdirSync(before).filter((name) => name.endsWith('.log') && !readdirSync(store).includes(name));
  for (const name of left) copyFileSync(join(before, name), join(store, name));
  assert.deepEqual(agree(store).leftovers, left);
  truncateSync(join(store, left[3]), 500);
  assert.deepEqual(agree(store).damage, { segment: left[3], kind: 'chain' });
  assert.equal(verify(store).code, 3);
});

test('it agrees about every torn tail', (t) => {
  const whole = newStore(t);
  run(whole, open('a'), deposit('a'));
  const [name] = readdirSync(whole);
  const bytes = readFileSync(join(whole, name));
  const store = newStore(t);
  mkdirSync(store);
  for (let cut = 0; cut < bytes.length; cut += 7) {
    writeFileSync(join(store, name), bytes.subarray(0, cut));
    agree(store);
  }
  writeFileSync(join(store, name), bytes);
  appendFileSync(join(store, name), Buffer.alloc(300));
  assert.equal(agree(store).torn.bytes, 300);
});

test('it agrees about damage', (t) => {
  const whole = newStore(t);
  segments(whole, 3);
  const [first, second, third] = readdirSync(whole).filter((name) => name.endsWith('.log'));
  const bytes = Object.fromEntries([first, second, third].map((name) => [name, readFileSync(join(whole, name))]));
  const store = newStore(t);
  const damaged = (kind, damage) => {
    rmSync(store, { recursive: true, force: true });
    cpSync(whole, store, { recursive: true });
    damage((name) => join(store, name));
    assert.equal(agree(store).damage.kind, kind);
  };
  for (const [at, kind] of [[0, 'foreign'], [13, 'checksum'], [50, 'checksum'], [1000, 'checksum']])
    damaged(kind, (place) => {
      const flipped = Buffer.from(bytes[second]);
      flipped[at] ^= 4;
      writeFileSync(place(second), flipped);
    });
  damaged('gap', (place) => rmSync(place(second)));
  damaged('gap', (place) => truncateSync(place(second), 700));
  damaged('foreign', (place) => writeFileSync(place(second), bytes[third]));
  damaged('foreign', (place) => appendFileSync(place(third), 'oops'));
});
