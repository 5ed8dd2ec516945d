// A store whose events an older program wrote, or a later one: what is read, and how it ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, deposit, foldline, log, newStore, open, run, state, verify } from '../support/cli.mjs';
import { rewriteEvent } from '../support/rewrite_log.mjs';

function bank(t) {
  const store = newStore(t);
  assert.equal(run(store, open('a'), deposit('a', '5.25'), open('b'), deposit('b')).code, 0);
  return store;
}
const project = (store, name) => foldline(['project', '--store', store, name]);

test('an old event is printed as it is read today, or --stored as it was written; its bytes stay', (t) => {
  const store = bank(t);
  rewriteEvent(store, 2, { schema: 2, payload: '{"amount":5.25,"currency":"EUR","source":"ATM"}' });
  const before = bytesOf(store);
  assert.equal(verify(store).code, 0);
  const [today] = log(store, '--type', 'MoneyDeposited').answers;
  assert.deepEqual([today.schema, today.event_data], [3, { amount_minor: 525, currency: 'EUR', source: 'ATM' }]);
  const [written] = log(store, '--type', 'MoneyDeposited', '--stored').answers;
  assert.deepEqual([written.schema, written.event_data], [2, { amount: 5.25, currency: 'EUR', source: 'ATM' }]);
  assert.deepEqual(foldline(['export', '--store', store, '--format', 'jsonl']).answers[1].event_data, written.event_data);
  assert.equal(state(store, 'a').answer.balance, '5.25');
  assert.equal(run(store, { command: 'WithdrawMoney', account: 'a', amount: '0.25' }).code, 0);
  assert.equal(project(store, 'account-balances').answer.model.a.balance, '5.00');
  assert.ok(bytesOf(store)[0][1].subarray(0, before[0][1].length).equals(before[0][1]));
});

test('an event of the future is refused and not guessed: what needs it stops, and ends with 3', (t) => {
  const store = bank(t);
  rewriteEvent(store, 2, { schema: 99 });
  assert.deepEqual([verify(store).code, verify(store).answer.ok], [0, true]);

  const printed = log(store);
  assert.equal(printed.code, 3);
  assert.equal(printed.lines.length, 4);
  assert.match(printed.said, /99/);
  assert.equal(project(store, 'account-balances').answer.checkpoint, 1);
  assert.equal(project(store, 'account-balances').code, 3);
  assert.deepEqual(foldline(['replay', '--store', store]).answer.projections.map(({ checkpoint, equal }) => [checkpoint, equal]),
    [[1, true], [1, true], [1, true]]);
  assert.equal(foldline(['export', '--store', store, '--format', 'jsonl']).code, 0, 'what cannot be read can be handed on');

  const before = bytesOf(store);
  const refused = run(store, deposit('a'));
  assert.deepEqual([refused.code, refused.answer.ok, refused.answer.error], [3, false, 'storage']);
  assert.deepEqual(bytesOf(store), before);
  assert.equal(run(store, deposit('b')).answer.ok, true, 'the other accounts go on');
  assert.equal(state(store, 'b').answer.balance, '2.00');
});
