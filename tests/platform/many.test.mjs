// Many lines at once, and many accounts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deposit, foldline, log, newStore, open, program, run, state, text, verify } from '../support/cli.mjs';

test('lines that are waiting share one sync, and a file holds them all', (t) => {
  const store = newStore(t);
  const commands = [open('a'), ...Array.from({ length: 99 }, () => deposit('a'))];
  run(store, open('b'));
  const trace = join(store, '..', 'trace');
  // A program that is traced cannot look for its own leaks.
  const traced = spawnSync('strace', ['-f', '-o', trace, '-e', 'trace=fdatasync,fsync', program, 'run', '--store', store, '-'],
    { input: text(commands), env: { ...process.env, ASAN_OPTIONS: 'detect_leaks=0' } });
  if (traced.error) return t.skip('no strace here');
  assert.equal(traced.stdout.toString().split('\n').length - 1, commands.length);
  const syncs = readFileSync(trace, 'utf8').split('\n').filter((line) => line.includes('fdatasync('));
  assert.equal(syncs.length, 2, syncs.join('\n')); // one for what it found, one for the hundred
});

test('ten thousand accounts are opened in one go, each is found, and the segments stay small and few', (t) => {
  const store = newStore(t);
  const accounts = Array.from({ length: 10_000 }, (_, index) => `acc-${index}`);
  const { code, lines } = run(store, ...accounts.flatMap((account) => [open(account), deposit(account, '0.01')]));
  assert.equal(code, 0);
  assert.equal(lines.length, 20_000);
  assert.deepEqual(verify(store).answer, { ok: true, commits: 20_000, events: 20_000, segments: readdirSync(store).length, damage: [], torn: null });
  const sizes = readdirSync(store).map((name) => statSync(join(store, name)).size);
  assert.ok(Math.max(...sizes) < 4 << 20 && sizes.length < 35, `${sizes}`); // joined, sixteen at a time
  assert.equal(state(store, 'acc-9999').answer.balance, '0.01');
  const { model } = foldline(['project', '--store', store, 'account-balances']).answer;
  assert.equal(Object.keys(model).length, 10_000);
  assert.equal(log(store, '--after', '19999').answer.id, 'account-acc-9999@2');
});
