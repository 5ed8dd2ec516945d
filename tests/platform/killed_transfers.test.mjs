// A `run` is killed with -9 while it moves money, until it has died between the halves of a transfer often enough. The
// next one finishes what it left, once; who is asked again does nothing twice; and no money is made or lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, conversation, deposit, foldline, log, newStore, open, run, text, transfer, verify } from '../support/cli.mjs';

const wanted = 3; // deaths between two halves
const mostKills = 200;
const count = (events, type) => events.filter(({ event_type }) => event_type === type).length;
const half = (events) => count(events, 'TransferStarted') - count(events, 'TransferCompleted') - count(events, 'TransferReversed');
const balances = (store) => Object.values(foldline(['project', '--store', store, 'account-balances']).answer.model)
  .map(({ balance }) => Number(balance));

// Many lines that are waiting share one sync, so that most of the time goes by between two halves. Every tenth wish is
// for an account that is not there: its second half is to take the money back.
const wishes = Array.from({ length: 2000 }, (_, index) => ({
  ...transfer(...(index % 2 ? ['b', 'a'] : ['a', index % 10 ? 'b' : 'nobody']), '1'), command_id: `t-${index}`,
}));

function newBank(t) {
  const store = newStore(t);
  assert.equal(run(store, open('a'), open('b'), deposit('a', '500'), deposit('b', '500')).code, 0);
  return store;
}

const size = (store) => bytesOf(store).reduce((sum, [, bytes]) => sum + bytes.length, 0);

// At some time while its log grows: before that it was only starting, and after that it has only answers to give.
async function killedAtWork(store) {
  const enough = size(store) + Math.random() * 200_000;
  const talk = conversation(store);
  talk.send(text(wishes));
  while (size(store) < enough && talk.child.exitCode === null) await new Promise(setImmediate);
  talk.child.kill('SIGKILL');
  await talk.ended;
}

test('a transfer whose process was killed between its halves is finished by the next one, once', async (t) => {
  let kills = 0, between = 0;
  while (between < wanted) {
    assert.ok(kills < mostKills, `${kills} kills, and only ${between} between two halves`);
    const store = newBank(t);
    await killedAtWork(store);
    ++kills;
    const left = log(store).answers;
    if (half(left) === 0) continue;
    ++between;
    assert.equal(half(left), 1, 'one at a time is on its way');
    assert.equal(balances(store).reduce((sum, balance) => sum + balance), 999);

    assert.equal(run(store).code, 0); // the next writer, who is asked for nothing
    const finished = log(store).answers;
    assert.deepEqual(finished.slice(0, left.length), left);
    assert.deepEqual([finished.length, half(finished)], [left.length + 2, 0]);
    assert.equal(finished.at(-1).metadata.causation_id, `transfer-${left.findLast(({ event_type }) => event_type === 'TransferStarted').aggregate_id}@1`);
    assert.equal(run(store).code, 0);
    assert.deepEqual(log(store).answers, finished, 'once');

    assert.equal(run(store, ...wishes).code, 1); // some are refused: nobody is there
    const all = log(store).answers;
    assert.deepEqual(['TransferStarted', 'TransferCompleted', 'TransferReversed'].map((type) => count(all, type)), [2000, 1800, 200]);
    assert.deepEqual(balances(store).reduce((sum, balance) => sum + balance), 1000);
    assert.equal(verify(store).answer.ok, true);
  }
  t.diagnostic(`${kills} kills, ${between} of them between two halves`);
});
