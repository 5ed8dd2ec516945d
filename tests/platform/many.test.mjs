// Many lines at once, and many accounts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deposit, foldline, log, newStore, open, run, state, verify } from '../support/cli.mjs';

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
