// `demo`: the whole story, in memory or in a folder.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeFileSync } from 'node:fs';
import { bytesOf, foldline, log, newStore, verify } from '../support/cli.mjs';

test('the demo makes at least fifteen claims, and each holds', () => {
  const { code, answers, said } = foldline(['demo']);
  assert.equal(code, 0);
  assert.ok(answers.length >= 15);
  for (const claim of answers) assert.deepEqual(claim, { claim: claim.claim, holds: true });
  assert.equal(new Set(answers.map(({ claim }) => claim)).size, answers.length);
  assert.match(said, /Alice/);
});

test('the story has all of it: each is told, and claimed', () => {
  const { answers } = foldline(['demo']);
  const subjects = { conflict: /conflict/, rejection: /refused/, retry: /repeated under its id/, transfer: /arrives at the other/,
    crash: /crash between the halves/, reversal: /money goes back/, close: /closed account/, snapshot: /loaded from the snapshot/,
    upcast: /schema 1 is read as today's/, replay: /[Rr]ebuilt from nothing/, 'time travel': /A time is answered inclusively/ };
  for (const [subject, words] of Object.entries(subjects)) assert.ok(answers.some(({ claim }) => words.test(claim)), subject);
});

test('the demo keeps its log in a folder that it makes, and tells it again only in an empty one', (t) => {
  const store = newStore(t);
  const told = foldline(['demo', '--store', store]);
  assert.equal(told.code, 0);
  assert.equal(told.printed, foldline(['demo']).printed);
  assert.deepEqual([verify(store).answer.ok, log(store).lines.length], [true, 20]);
  const before = bytesOf(store);
  const again = foldline(['demo', '--store', store]);
  assert.deepEqual([again.code, again.printed], [2, '']);
  assert.match(again.said, /holds a log already/);
  assert.deepEqual(bytesOf(store), before);
});

test('a demo in what is no folder ends with 2', (t) => {
  const file = newStore(t);
  writeFileSync(file, '');
  const { code, printed } = foldline(['demo', '--store', file]);
  assert.deepEqual([code, printed], [2, '']);
});
