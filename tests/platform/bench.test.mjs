// `bench`: what it prints and how it ends. How fast anything is, no test says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { foldline, program } from '../support/cli.mjs';

test('a work prints its name, how many events it took on, and the seconds', () => {
  for (const [work, events] of [['append-one-stream-1k', 1000], ['load-100-of-1k', 1000], ['load', 1_020_000], ['as-of-1k', 10_000]]) {
    const { code, answer } = foldline(['bench', '--only', work]);
    assert.deepEqual([code, answer.work, answer.events, Object.keys(answer)], [0, work, events, ['work', 'events', 'seconds']]);
    assert.ok(answer.seconds > 0);
  }
});

test('what is durable is timed in a folder of its own, which is gone afterwards', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'foldline-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const ended = spawnSync(program, ['bench', '--only', 'append-durable-100'], { env: { ...process.env, TMPDIR: folder } });
  assert.equal(ended.status, 0, ended.stderr.toString());
  assert.equal(JSON.parse(ended.stdout).events, 20_000);
  assert.deepEqual(readdirSync(folder), []);
});

test('a work that there is not is wrong usage', () => {
  const { code, printed, said } = foldline(['bench', '--only', 'nothing']);
  assert.deepEqual([code, printed], [2, '']);
  assert.match(said, /nothing/);
});
