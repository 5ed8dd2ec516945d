// The tables of the contract, line by line: every reason to refuse, the order of the checks, the forms of a field,
// and help for each command.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deposit, foldline, log, newStore, open, run, state, text, transfer, withdraw } from '../support/cli.mjs';

const most = '92233720368547758.07'; // what int64 holds of minor units
const close = (account) => ({ command: 'CloseAccount', account });
const reasons = (ended) => ended.answers.map((answer) => answer.reason ?? 'kept');

// a holds 5.00, e is in euros, c is closed, f is full.
function bank(t) {
  const store = newStore(t);
  assert.equal(run(store, open('a'), deposit('a', '5'), { ...open('e'), currency: 'EUR' }, open('c'), close('c'), open('f'),
    deposit('f', most)).code, 0);
  return store;
}

test('every rejection of the contract, with its numbers and a sentence', (t) => {
  const store = bank(t);
  const asked = [
    ['AccountNotOpened', deposit('nobody')], ['AccountNotOpened', withdraw('nobody')], ['AccountNotOpened', close('nobody')],
    ['AccountAlreadyOpen', open('a')],
    ['AccountIsClosed', open('c')], ['AccountIsClosed', deposit('c')], ['AccountIsClosed', withdraw('c')], ['AccountIsClosed', close('c')],
    ['InsufficientFunds', withdraw('a', '5.01'), { balance: '5.00', requested: '5.01' }],
    ['BalanceNotZero', close('a'), { balance: '5.00' }],
    ['AmountNotPositive', deposit('a', '0.00')], ['AmountNotPositive', withdraw('a', '0')],
    ['CurrencyMismatch', transfer('a', 'e')],
    ['BalanceTooLarge', deposit('a', '92233720368547758.08')], ['BalanceTooLarge', deposit('f', '0.01')], ['BalanceTooLarge', transfer('a', 'f')],
    ['SameAccount', transfer('a', 'a')],
  ];
  for (const [reason, command, numbers = {}] of asked) {
    const { code, answer } = run(store, command);
    const { ok, error, message, events, version, position, ...rest } = answer;
    assert.deepEqual([code, ok, error, rest], [1, false, 'rejection', { reason, ...numbers }]);
    assert.match(message, /\.$/);
    assert.equal(events !== undefined && version !== undefined && position !== undefined, reason === 'CurrencyMismatch' || command.to === 'f', 'only a reversed transfer kept anything');
  }
  assert.equal(state(store, 'a').answer.balance, '5.00');
});

test('the checks come in this order: form, command id, time, expected version, the domain', (t) => {
  const store = bank(t);
  run(store, { ...deposit('a'), command_id: 'c-1' });
  const worst = { ...withdraw('a', 'x'), command_id: 'c-1', at: '2001-01-01T00:00:00Z', expected_version: 1 };
  const faults = [worst, { ...worst, amount: '99' }, { ...worst, amount: '99', command_id: 'c-2' },
    { ...worst, amount: '99', command_id: 'c-2', at: undefined }, withdraw('a', '99')];
  assert.deepEqual(reasons(run(store, ...faults)), ['BadAmount', 'CommandIdReused', 'BadTime', 'VersionConflict', 'InsufficientFunds']);
});

test('the sentence of a conflict has its numbers the right way round', (t) => {
  const { answer } = run(bank(t), { ...withdraw('a'), expected_version: 1 });
  assert.deepEqual([answer.expected, answer.actual, answer.events.map(({ version }) => version)], [1, 2, [2]]);
  assert.match(answer.message, /is at version 2, not 1/);
});

test('expected version 0: the stream must not exist', (t) => {
  const store = newStore(t);
  assert.deepEqual(reasons(run(store, { ...open('a'), expected_version: 0 }, { ...deposit('a'), expected_version: 0 },
    { ...deposit('b'), expected_version: 0 }, { ...deposit('a'), expected_version: 1 })),
    ['kept', 'VersionConflict', 'AccountNotOpened', 'kept']);
});

test('a value of the wrong type is answered with that field\'s own reason, else BadField', (t) => {
  const wrong = [['BadId', { ...deposit('a'), account: 1 }], ['BadOwner', open('a', 7)], ['BadAmount', deposit('a', 5)],
    ['BadCurrency', { ...open('a'), currency: 840 }], ['BadTime', { ...open('a'), at: 1 }], ['BadId', { ...open('a'), command_id: 'a b' }],
    ['BadField', { ...deposit('a'), source: 1 }], ['BadField', { ...open('a'), metadata: 'x' }], ['BadField', { ...open('a'), expected_version: '1' }],
    ['BadField', { ...open('a'), expected_version: -1 }], ['BadField', { ...open('a'), colour: 'red' }]];
  const { code, answers } = run(newStore(t), ...wrong.map(([, command]) => command));
  assert.equal(code, 2);
  assert.deepEqual(answers.map(({ reason }) => reason), wrong.map(([reason]) => reason));
  assert.ok(answers.every(({ field }) => field));
});

test('ids, owners and amounts are taken to their ends, and not beyond', (t) => {
  const store = newStore(t);
  const id = 'aZ09._-'.padEnd(64, 'x');
  assert.deepEqual(reasons(run(store, open(id, 'Ä'.repeat(100)), open(id + 'x'), open(''), open('a', 'Ä'.repeat(100) + 'x'), open('a', ' '),
    open('a', 'x'), deposit('a', '12345678901234567'), deposit('a', '123456789012345678'), deposit('a', '1.5'), deposit('a', '1.'),
    deposit('a', '.5'), deposit('a', '-1'), deposit('a', '1e9'), deposit('a', 'NaN'), deposit('a', ''))),
    ['kept', 'BadId', 'BadId', 'BadOwner', 'BadOwner', 'kept', 'kept', 'BadAmount', 'kept', ...Array(6).fill('BadAmount')]);
  assert.equal(state(store, id).answer.owner, 'Ä'.repeat(100));
  assert.equal(state(store, 'a').answer.balance, '12345678901234568.50');
});

test('a simulated clock is taken with any offset, stands still, and does not go back', (t) => {
  const store = newStore(t);
  const at = (command, time) => ({ ...command, at: time });
  assert.deepEqual(reasons(run(store, at(open('a'), '2030-01-01T01:00:00+01:00'), at(deposit('a'), '2029-12-31T19:00:00-05:00'),
    at(deposit('a'), '2029-12-31T23:59:59.999999Z'), deposit('a'))), ['kept', 'kept', 'BadTime', 'kept']);
  const times = log(store).answers.map(({ timestamp }) => timestamp);
  assert.deepEqual(times, Array(3).fill('2030-01-01T00:00:00.000000Z'), 'without a time it is dated as the last one, where that is later');
});

test('what a command brings is kept with its events', (t) => {
  const store = newStore(t);
  const { events } = run(store, { ...open('a'), metadata: { actor: 'Ada', effective_at: '2026-01-01T00:00:00Z', note: { deep: [1] } } }).answer;
  assert.deepEqual(events[0].metadata, { actor: 'Ada', effective_at: '2026-01-01T00:00:00Z', note: { deep: [1] } });
  assert.equal(run(store, { ...deposit('a'), source: 'ATM' }).answer.events[0].event_data.source, 'ATM');
});

test('the same command in another order of fields is the same command; at and metadata belong to it', (t) => {
  const store = newStore(t);
  run(store, open('a'));
  const line = '{"command":"DepositMoney","account":"a","amount":"1","command_id":"c-1","metadata":{"x":1,"y":2}}';
  const same = '{ "metadata":{"y":2,"x":1}, "command_id":"c-1","amount":"1","account":"a","command":"DepositMoney" }';
  const { answers } = foldline(['run', '--store', store, '-'], `${line}\n${same}\n${line.replace('"x":1', '"x":3')}\n`);
  assert.deepEqual(answers.map((answer) => answer.repeated ?? answer.reason ?? 'kept'), ['kept', true, 'CommandIdReused']);
  assert.equal(foldline(['run', '--store', store, '-'], text([{ ...JSON.parse(line), at: '2040-01-01T00:00:00Z' }])).answer.reason, 'CommandIdReused');
});

test('help is there for every command', () => {
  for (const command of ['run', 'log', 'state', 'history', 'project', 'replay', 'snapshots', 'verify', 'export', 'demo']) {
    const { code, printed } = foldline([command, '--help']);
    assert.equal(code, 0);
    assert.match(printed, /--store/);
  }
});
