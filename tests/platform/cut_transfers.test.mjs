// What a kill -9 leaves of transfers, whenever it comes: a log that ends behind any one of its commits. Whoever opens
// it next for writing finishes what stands between its halves, once, and no money is made or lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, deposit, foldline, log, newStore, open, run, transfer, verify } from '../support/cli.mjs';

const balances = (store) => Object.values(foldline(['project', '--store', store, 'account-balances']).answer.model).map(({ balance }) => Number(balance));
const count = (store, type) => log(store, '--type', type).lines.length;
const ended = (store) => count(store, 'TransferCompleted') + count(store, 'TransferReversed');
const logOf = (store) => bytesOf(store).filter(([name]) => name.endsWith('.log'));

// Where each frame of a segment ends: its header of 64 bytes holds the size of its body (src/storage/FORMAT.md).
function frameEnds(bytes) {
  const ends = [];
  for (let at = 36; at < bytes.length; ends.push(at)) at += 64 + bytes.readUInt32LE(at + 4);
  return ends;
}

test('a log cut behind any commit: each transfer that it holds is finished once, with the money that there was', (t) => {
  const whole = newStore(t);
  const wishes = [transfer('a', 'b', '30'), transfer('b', 'nobody', '5'), transfer('b', 'a', '20'), transfer('a', 'c', '7')]
    .map((wish, index) => ({ ...wish, command_id: `t-${index}` }));
  assert.equal(run(whole, open('a'), open('b'), open('c'), { command: 'CloseAccount', account: 'c' }, deposit('a', '100'), ...wishes).code, 1);
  assert.equal(count(whole, 'TransferStarted'), 4);
  const [[name, bytes]] = logOf(whole);
  const ends = frameEnds(bytes);
  assert.equal(ends.at(-1), bytes.length);

  let halves = 0;
  for (const end of ends.slice(4)) { // from the deposit on
    const store = newStore(t);
    mkdirSync(store);
    writeFileSync(join(store, name), bytes.subarray(0, end));
    const started = count(store, 'TransferStarted');
    const half = started - ended(store);
    halves += half;
    assert.deepEqual(logOf(store), [[name, bytes.subarray(0, end)]], 'who reads finishes nothing');

    assert.equal(run(store).code, 0); // the next writer, who is asked for nothing
    assert.deepEqual([count(store, 'TransferStarted'), ended(store)], [started, started]);
    assert.equal(balances(store).reduce((sum, balance) => sum + balance), 100);
    const settled = logOf(store);
    assert.equal(run(store).code, 0);
    assert.deepEqual(logOf(store), settled, 'once');

    // All of them asked again: what has happened happens no second time.
    assert.equal(run(store, ...wishes).code, 1);
    assert.deepEqual([count(store, 'TransferStarted'), ended(store), verify(store).answer.commits], [4, 4, 13]);
    assert.deepEqual(balances(store), balances(whole));
  }
  assert.equal(halves, 4, 'a cut between the halves of each');
});
