// Transfers from outside: two halves, two commits, one effect.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, deposit, foldline, log, newStore, open, run, state, transfer, verify } from '../support/cli.mjs';

const balance = (store, account) => state(store, account).answer.balance;
const ids = (events) => events.map((event) => event.id);

function bank(t) {
  const store = newStore(t);
  assert.equal(run(store, open('a'), deposit('a', '100'), open('b', 'Bob'), { ...open('e', 'Eva'), currency: 'EUR' }).code, 0);
  return store;
}

// The log as a crash right after commit `count` leaves it: cut to the bytes that it had then.
function cutAfter(store, size) {
  const [name] = readdirSync(store).filter((file) => file.endsWith('.log'));
  const bytes = readFileSync(join(store, name));
  writeFileSync(join(store, name), bytes.subarray(0, size));
}

// Where each frame of a segment ends, as FORMAT.md has it, found by asking how much of a cut log is torn.
function sizeAfterFirstHalf(store, t) {
  const [name, bytes] = bytesOf(store).find(([file]) => file.endsWith('.log'));
  const copy = newStore(t);
  run(copy);
  writeFileSync(join(copy, name), bytes.subarray(0, bytes.length - 1));
  return verify(copy).answer.torn.offset;
}

test('a transfer moves money between two accounts, and has a stream of its own', (t) => {
  const store = bank(t);
  const { code, answer } = run(store, { ...transfer('a', 'b', '25'), command_id: 't-1', metadata: { actor: 'Ada' } });
  assert.equal(code, 0);
  assert.deepEqual({ ok: answer.ok, version: answer.version, position: answer.position }, { ok: true, version: 3, position: 8 });
  assert.deepEqual(ids(answer.events), ['account-a@3', 'transfer-t-1@1', 'account-b@2', 'transfer-t-1@2']);
  assert.deepEqual(answer.events.map((event) => event.event_type),
    ['MoneyWithdrawn', 'TransferStarted', 'MoneyDeposited', 'TransferCompleted']);
  assert.deepEqual(answer.events[1].event_data, { from: 'a', to: 'b', amount_minor: 2500, currency: 'USD' });
  assert.equal(answer.events[2].event_data.source, 'transfer-t-1');
  assert.deepEqual([balance(store, 'a'), balance(store, 'b')], ['75.00', '25.00']);
  assert.deepEqual(log(store, '--stream', 'transfer-t-1').answers, [answer.events[1], answer.events[3]]);
  assert.equal(verify(store).answer.commits, 6);

  const rows = foldline(['project', '--store', store, 'transaction-history']).answer.model;
  assert.deepEqual(Object.keys(rows), ['a', 'b']);
  assert.equal(rows.b[0].amount, '25.00');
  assert.deepEqual(Object.keys(foldline(['project', '--store', store, 'account-balances']).answer.model), ['a', 'b', 'e']);
  assert.deepEqual(foldline(['history', '--store', store, 'b']).answers.map((line) => line.balance), ['0.00', '25.00']);
});

test('each half says what led to it', (t) => {
  const store = bank(t);
  const { events } = run(store, { ...transfer('a', 'b'), command_id: 't-1', metadata: { actor: 'Ada' } }).answer;
  const [withdrawn, started, deposited, completed] = events.map((event) => event.metadata);
  assert.equal(withdrawn.command_id, 't-1');
  assert.equal(started.command_id, 't-1');
  assert.equal(deposited.causation_id, 'transfer-t-1@1');
  assert.deepEqual(completed, deposited);
  for (const metadata of [withdrawn, started, deposited, completed]) {
    assert.equal(metadata.correlation_id, 't-1');
    assert.equal(metadata.actor, 'Ada');
  }
});

test('a transfer that the other account refuses is reversed, and answers with all that happened', (t) => {
  const store = bank(t);
  const wishes = [['nobody', 'AccountNotOpened'], ['e', 'CurrencyMismatch']];
  for (const [to, reason] of wishes) {
    const { code, answer } = run(store, transfer('a', to, '25'));
    assert.equal(code, 1);
    assert.deepEqual([answer.ok, answer.error, answer.reason], [false, 'rejection', reason]);
    assert.match(answer.message, /The money went back\.$/);
    assert.deepEqual(answer.events.map((event) => event.event_type),
      ['MoneyWithdrawn', 'TransferStarted', 'MoneyDeposited', 'TransferReversed']);
    assert.equal(answer.events[2].aggregate_id, 'a');
    assert.deepEqual(answer.events[3].event_data, { reason });
    assert.equal(balance(store, 'a'), '100.00');
  }
  assert.equal(state(store, 'nobody').answer.error, 'not_found');
});

test('what the giving account refuses keeps nothing', (t) => {
  const store = bank(t);
  const before = bytesOf(store);
  const { code, answers } = run(store, transfer('a', 'b', '100.01'), transfer('a', 'a'), transfer('nobody', 'b'), transfer('a', 'b', '0'),
    { ...transfer('a', 'b'), expected_version: 9 }, transfer('a', 'b', '99999999999999999'));
  assert.equal(code, 1);
  assert.deepEqual(answers.map((answer) => answer.reason),
    ['InsufficientFunds', 'SameAccount', 'AccountNotOpened', 'AmountNotPositive', 'VersionConflict', 'BalanceTooLarge']);
  assert.ok(answers.every((answer) => answer.error === 'conflict' || answer.events === undefined));
  assert.deepEqual(bytesOf(store), before);
});

test('the form of a transfer is checked field by field', (t) => {
  const { code, answers } = run(newStore(t), { command: 'TransferMoney', to: 'b', amount: '1' }, { command: 'TransferMoney', from: 'a', amount: '1' },
    transfer('a', 'b', 'x'), transfer('a/b', 'b'), transfer('a', 7), { ...transfer('a', 'b'), account: 'a' });
  assert.equal(code, 2);
  assert.deepEqual(answers.map(({ reason, field }) => [reason, field]), [['MissingField', 'from'], ['MissingField', 'to'],
    ['BadAmount', 'amount'], ['BadId', 'from'], ['BadId', 'to'], ['BadField', 'account']]);
});

test('a transfer again under its command id has no second effect, kept or reversed', (t) => {
  const store = bank(t);
  const kept = { ...transfer('a', 'b', '25'), command_id: 't-1', expected_version: 2 };
  const reversed = { ...transfer('a', 'nobody', '25'), command_id: 't-2' };
  const [first, second] = run(store, kept, reversed).answers;
  assert.equal(run(store, deposit('a'), deposit('b')).code, 0);
  const before = bytesOf(store);
  const again = run(store, kept, reversed);
  assert.deepEqual(again.answers, [{ ...first, repeated: true }, { ...second, repeated: true }]);
  assert.equal(again.code, 1);
  assert.equal(run(store, { ...kept, amount: '26' }).answer.reason, 'CommandIdReused');
  assert.deepEqual(bytesOf(store), before);
});

test('a refused transfer is not remembered: its command id is free', (t) => {
  const store = bank(t);
  const wish = { ...transfer('a', 'b', '150'), command_id: 't-1' };
  assert.equal(run(store, wish).answer.reason, 'InsufficientFunds');
  assert.equal(run(store, deposit('a', '50')).code, 0);
  const { answer } = run(store, wish);
  assert.equal(answer.ok, true);
  assert.equal(answer.repeated, undefined);
});

test('after a crash between the halves the next writer finishes the transfer; readers only look', (t) => {
  const store = bank(t);
  const wish = { ...transfer('a', 'b', '25'), command_id: 't-1', at: '2030-01-01T00:00:00Z' };
  const whole = run(store, wish).answer;
  cutAfter(store, sizeAfterFirstHalf(store, t));

  const half = bytesOf(store);
  assert.deepEqual([balance(store, 'a'), balance(store, 'b')], ['75.00', '0.00']);
  assert.equal(log(store).answers.length, 6);
  assert.deepEqual(bytesOf(store), half);

  assert.equal(run(store).code, 0);
  assert.deepEqual([balance(store, 'a'), balance(store, 'b')], ['75.00', '25.00']);
  assert.deepEqual(run(store, wish).answer, { ...whole, repeated: true });
  assert.equal(run(store, { ...deposit('b'), at: '2030-01-01T00:00:01Z' }).code, 0, 'the clock of the log did not jump');
  assert.equal(balance(store, 'b'), '26.00');
});

test('after a crash before the reversal the money goes back', (t) => {
  const store = bank(t);
  run(store, transfer('a', 'nobody', '25'));
  cutAfter(store, sizeAfterFirstHalf(store, t));
  assert.equal(balance(store, 'a'), '75.00');
  assert.equal(run(store, deposit('a')).code, 0);
  assert.equal(balance(store, 'a'), '101.00');
  assert.equal(log(store, '--type', 'TransferReversed').answers.length, 1);
});
