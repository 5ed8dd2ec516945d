// `log`, `state`, `history`, `project` and `verify`: what they print, and how they end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { bytesOf, foldline, log, newStore, run, state, verify } from '../support/cli.mjs';

const at = (second) => `2026-03-02T09:00:0${second}Z`;
const recorded = (second) => `2026-03-02T09:00:0${second}.000000Z`;

// Alice opens and deposits; in that very second Bob opens; Alice takes some of hers out.
function storyStore(t) {
  const store = newStore(t);
  const told = run(store, { command: 'OpenAccount', account: 'acc-1', owner: 'Alice', at: at(0) },
    { command: 'DepositMoney', account: 'acc-1', amount: '1100', at: at(1) },
    { command: 'OpenAccount', account: 'acc-2', owner: 'Bob', currency: 'EUR', at: '2026-03-02T14:30:01+05:30' },
    { command: 'WithdrawMoney', account: 'acc-1', amount: '24.5', at: at(2) });
  assert.equal(told.code, 0);
  return store;
}

const positions = (ended) => ended.answers.map(({ position }) => position);

test('log chooses by stream, type, position and number', (t) => {
  const store = storyStore(t);
  assert.deepEqual(positions(log(store)), [1, 2, 3, 4]);
  assert.deepEqual(positions(log(store, '--stream', 'account-acc-1')), [1, 2, 4]);
  assert.deepEqual(positions(log(store, '--type', 'AccountCreated')), [1, 3]);
  assert.deepEqual(positions(log(store, '--after', '2')), [3, 4]);
  assert.deepEqual(positions(log(store, '--stream', 'account-acc-1', '--after', '2')), [4]);
  assert.deepEqual(positions(log(store, '--limit', '2')), [1, 2]);
  assert.deepEqual(positions(log(store, '--limit', '0')), []);
  assert.deepEqual(positions(log(store, '--type', 'AccountCreated', '--after', '1', '--limit', '5', '--stored')), [3]);
  for (const beyond of ['4', '99', '18446744073709551615']) assert.deepEqual([log(store, '--after', beyond).code, log(store, '--after', beyond).printed], [0, '']);
  assert.deepEqual([log(store, '--type', 'Nothing').code, log(store, '--type', 'Nothing').printed], [0, '']);
});

test('a stream that does not exist ends with 1, and says so', (t) => {
  const store = storyStore(t);
  for (const stream of ['account-acc-9', 'acc-1', 'account', 'account-', 'transfer-acc-1']) {
    const { code, printed, said } = log(store, '--stream', stream);
    assert.deepEqual([code, printed], [1, '']);
    assert.match(said, /no stream/);
  }
});

test('state is as of now, of a version, of a position or of a time', (t) => {
  const store = storyStore(t);
  const now = { account: 'acc-1', status: 'open', owner: 'Alice', balance: '1075.50', currency: 'USD', version: 3, position: 4,
    as_of: { position: 4, recorded_at: recorded(2), ties: 1 } };
  const deposited = { ...now, balance: '1100.00', version: 2, position: 2, as_of: { position: 3, recorded_at: recorded(1), ties: 2 } };
  const before = { account: 'acc-1', status: 'not_opened', owner: '', balance: '0.00', currency: '', version: 0, position: 0,
    as_of: { position: 0, recorded_at: null, ties: 0 } };
  const asOf = (...words) => { const { code, answer } = state(store, 'acc-1', ...words); assert.equal(code, 0); return answer; };
  assert.deepEqual(asOf(), now);
  assert.deepEqual(asOf('--version', '3'), now);
  assert.deepEqual(asOf('--position', '4'), now);
  assert.deepEqual(asOf('--at', '9999-12-31T23:59:59.999999Z'), now);
  assert.deepEqual(asOf('--position', '3'), deposited);
  assert.deepEqual(asOf('--at', at(1)), deposited);
  assert.deepEqual(asOf('--at', '2026-03-02T10:00:01.999999999+01:00'), deposited);
  assert.deepEqual(asOf('--version', '2'), { ...deposited, as_of: { ...deposited.as_of, position: 2 } });
  for (const moment of [['--version', '0'], ['--position', '0'], ['--at', '2026-03-02T08:59:59.999999Z'], ['--at', '0000-01-01T00:00:00Z']])
    assert.deepEqual(asOf(...moment), before);
  assert.deepEqual(state(store, 'acc-2', '--position', '2').answer, { ...before, account: 'acc-2', as_of: { ...deposited.as_of, position: 2 } });
});

test('what does not exist ends with 1: an account, a version, a position', (t) => {
  const store = storyStore(t);
  for (const words of [['acc-9'], ['acc-9', '--version', '0'], ['account-acc-1'], ['']]) {
    const { code, answer } = state(store, ...words);
    assert.deepEqual([code, answer], [1, { ok: false, error: 'not_found' }]);
  }
  for (const words of [['--version', '4'], ['--version', '18446744073709551615'], ['--position', '5']]) assert.equal(state(store, 'acc-1', ...words).code, 1);
  assert.equal(foldline(['history', '--store', store, 'acc-9']).code, 1);
  assert.equal(foldline(['project', '--store', store, 'account-balances', '--position', '5']).code, 1);
});

test('history is the balance after each event', (t) => {
  const store = storyStore(t);
  assert.deepEqual(foldline(['history', '--store', store, 'acc-1']).answers, [
    { position: 1, version: 1, recorded_at: recorded(0), type: 'AccountCreated', balance: '0.00' },
    { position: 2, version: 2, recorded_at: recorded(1), type: 'MoneyDeposited', balance: '1100.00' },
    { position: 4, version: 3, recorded_at: recorded(2), type: 'MoneyWithdrawn', balance: '1075.50' }]);
});

test('project prints each model, now and as of then', (t) => {
  const store = storyStore(t);
  const project = (...words) => foldline(['project', '--store', store, ...words]).answer;
  assert.deepEqual(project('account-balances'), { projection: 'account-balances', checkpoint: 4, model: {
    'acc-1': { owner: 'Alice', balance: '1075.50', currency: 'USD', status: 'open' },
    'acc-2': { owner: 'Bob', balance: '0.00', currency: 'EUR', status: 'open' } } });
  assert.deepEqual(project('account-balances', '--position', '0'), { projection: 'account-balances', checkpoint: 0, model: {} });
  assert.deepEqual(project('account-balances', '--at', at(1)).checkpoint, 3);
  assert.deepEqual(project('transaction-history'), { projection: 'transaction-history', checkpoint: 4, model: { 'acc-1': [
    { type: 'DEPOSIT', amount: '1100.00', recorded_at: recorded(1), version: 2, position: 2 },
    { type: 'WITHDRAWAL', amount: '24.50', recorded_at: recorded(2), version: 3, position: 4 }] } });
  assert.deepEqual(project('transaction-history', '--position', '2').model['acc-1'].length, 1);
});

test('wrong usage ends with 2, and prints nothing that a program would read', (t) => {
  const store = storyStore(t);
  const wrong = [[], ['nonsense'], ['run'], ['log'], ['log', '--store'], ['state', '--store', store], ['history', '--store', store],
    ['project', '--store', store], ['verify'], ['log', '--store', store, '--colour'], ['log', '--store', store, 'word'],
    ['log', '--store', store, '--after'], ['log', '--store', store, '--after', 'x'], ['log', '--store', store, '--after', '-1'],
    ['log', '--store', store, '--after', '1.5'], ['log', '--store', store, '--after', '010'], ['log', '--store', store, '--limit', ''],
    ['log', '--store', store, '--limit', '18446744073709551616'], ['log', '--store', store, '--limit', '0x10'],
    ['state', '--store', store, 'acc-1', '--at', 'yesterday'], ['state', '--store', store, 'acc-1', '--at', '2026-02-30T00:00:00Z'],
    ['state', '--store', store, 'acc-1', '--at', '2026-03-02'], ['state', '--store', store, 'acc-1', '--version', '1', '--position', '1'],
    ['state', '--store', store, 'acc-1', '--version', '1', '--at', at(1)], ['state', '--store', store, 'acc-1', 'acc-2'],
    ['project', '--store', store, 'account-balances', '--version', '1'],
    ['project', '--store', store, 'account-balances', '--position', '1', '--at', at(1)],
    ['project', '--store', store, 'nothing'], ['project', '--store', store, 'nothing', '--position', '99'], ['project', '--store', store, '']];
  for (const words of wrong) {
    const { code, printed, said } = foldline(words);
    assert.deepEqual([words, code, printed], [words, 2, '']);
    assert.notEqual(said, '');
  }
});

test('help is there for the program and for each command', () => {
  for (const words of [['--help'], ['-h'], ...['run', 'log', 'state', 'history', 'project', 'verify'].map((command) => [command, '--help'])]) {
    const { code, printed } = foldline(words);
    assert.equal(code, 0);
    assert.match(printed, /Usage/);
  }
});

const readers = [['log'], ['state', 'acc-1'], ['history', 'acc-1'], ['project', 'account-balances'], ['verify']];
const inStore = (store, [name, ...rest]) => foldline([name, '--store', store, ...rest]);

test('a folder that is missing, or is none, ends with 2, and nothing is made', (t) => {
  const missing = newStore(t);
  const file = newStore(t);
  writeFileSync(file, '');
  const loop = newStore(t);
  symlinkSync(loop, loop);
  for (const store of [missing, file, loop, '', 'x'.repeat(5000)])
    for (const reader of readers) {
      const { code, printed, said } = inStore(store, reader);
      assert.deepEqual([reader, code, printed], [reader, 2, '']);
      assert.match(said, /is not a folder/);
    }
  assert.equal(existsSync(missing), false);
});

test('an empty folder is an empty log, and stays empty', (t) => {
  const store = newStore(t);
  mkdirSync(store);
  assert.deepEqual([log(store).code, log(store).printed], [0, '']);
  assert.deepEqual(verify(store).answer, { ok: true, commits: 0, events: 0, segments: 0, damage: [], torn: null });
  assert.deepEqual(foldline(['project', '--store', store, 'transaction-history']).answer, { projection: 'transaction-history', checkpoint: 0, model: {} });
  assert.equal(state(store, 'acc-1').code, 1);
  assert.deepEqual(bytesOf(store), []);
});

test('reading changes no byte', (t) => {
  const store = storyStore(t);
  const before = bytesOf(store);
  for (const reader of readers) assert.equal(inStore(store, reader).code, 0);
  assert.deepEqual(bytesOf(store), before);
});

test('an account may be called like a flag, behind two dashes', (t) => {
  const store = newStore(t);
  run(store, { command: 'OpenAccount', account: '--version', owner: 'Zoë \u{1F984}' });
  assert.equal(foldline(['state', '--store', store, '--', '--version']).answer.owner, 'Zoë \u{1F984}');
  assert.equal(log(store, '--stream', 'account---version').lines.length, 1);
});
