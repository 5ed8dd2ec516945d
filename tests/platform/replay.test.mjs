// `replay`, `export`, `state --since` and `project daily-totals`: what they print, and how they end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, foldline, log, newStore, run, state } from '../support/cli.mjs';

const at = (second) => `2026-03-02T09:00:0${second}Z`;
const story = [{ command: 'OpenAccount', account: 'acc-1', owner: 'Alice', at: at(0) },
  { command: 'DepositMoney', account: 'acc-1', amount: '100', at: at(1), command_id: 'c-1', metadata: { actor: 'Alice' } },
  { command: 'OpenAccount', account: 'acc-2', owner: 'Bob', currency: 'EUR', at: at(1) },
  { command: 'WithdrawMoney', account: 'acc-1', amount: '30', at: at(2) }];
const storyStore = (t) => { const store = newStore(t); run(store, ...story); return store; };
const replay = (store, ...words) => foldline(['replay', '--store', store, ...words]);
const exported = (store) => foldline(['export', '--store', store, '--format', 'jsonl']);
const names = ['account-balances', 'transaction-history', 'daily-totals'];

test('replay rebuilds every projection beside the live one, from nothing, a position or a time', (t) => {
  const store = storyStore(t);
  const before = bytesOf(store);
  for (const [words, events] of [[[], 4], [['--from-position', '0'], 4], [['--from-position', '1'], 4], [['--from-position', '3'], 2],
    [['--from-position', '4'], 1], [['--from', at(0)], 4], [['--from', at(1)], 3], [['--from', at(2)], 1], [['--from', at(3)], 0]]) {
    const { code, answer } = replay(store, ...words);
    assert.equal(code, 0);
    assert.deepEqual(answer, { events, projections: names.map((name) => ({ name, checkpoint: 4, equal: true })) });
  }
  assert.deepEqual(bytesOf(store), before);
});

test('replay from a position that does not exist ends with 1; what is no position or time, with 2', (t) => {
  const store = storyStore(t);
  const beyond = replay(store, '--from-position', '5');
  assert.deepEqual([beyond.code, beyond.answer], [1, { ok: false, error: 'not_found' }]);
  for (const words of [['--from-position', 'x'], ['--from', 'yesterday'], ['--from', at(1), '--from-position', '1'], ['--from-position'], ['word']]) {
    const { code, printed } = replay(store, ...words);
    assert.deepEqual([words, code, printed], [words, 2, '']);
  }
});

test('export prints each event as it was written, with its commit', (t) => {
  const store = storyStore(t);
  const { code, answers } = exported(store);
  assert.equal(code, 0);
  assert.deepEqual(answers, log(store, '--stored').answers.map((event, i) => ({ ...event, commit: i + 1 })));
  assert.deepEqual([answers[1].metadata.actor, answers[1].metadata.command_id], ['Alice', 'c-1']);
});

test('equal logs have an equal export, and reading changes no byte', (t) => {
  const [one, other] = [storyStore(t), storyStore(t)];
  const before = bytesOf(one);
  assert.equal(exported(one).printed, exported(other).printed);
  assert.deepEqual(bytesOf(one), before);
});

test('a format that is unknown or not said ends with 2', (t) => {
  const store = storyStore(t);
  for (const words of [[], ['--format'], ['--format', ''], ['--format', 'xml'], ['--format', 'JSONL']]) {
    const { code, printed, said } = foldline(['export', '--store', store, ...words]);
    assert.deepEqual([words, code, printed], [words, 2, '']);
    assert.notEqual(said, '');
  }
});

test('on a damaged store both print the intact prefix, and end with 3', (t) => {
  const store = storyStore(t);
  const [segment] = readdirSync(store).filter((name) => name.endsWith('.log'));
  const bytes = readFileSync(join(store, segment));
  const whole = exported(store).lines;
  bytes[bytes.length - 5] ^= 1;
  writeFileSync(join(store, segment), bytes);
  const broken = exported(store);
  assert.equal(broken.code, 3);
  assert.deepEqual(broken.lines, whole.slice(0, 3));
  assert.notEqual(broken.said, '');
  const rebuilt = replay(store);
  assert.deepEqual([rebuilt.code, rebuilt.answer.events], [3, 3]);
});

test('an empty folder replays and exports nothing; a missing one ends with 2', (t) => {
  const store = newStore(t);
  for (const ended of [replay(store), exported(store)]) assert.deepEqual([ended.code, ended.printed], [2, '']);
  mkdirSync(store);
  assert.equal(replay(store).answer.events, 0);
  assert.deepEqual([exported(store).code, exported(store).printed], [0, '']);
});

test('state --since tells where the account stood, and what happened to it since', (t) => {
  const store = storyStore(t);
  const { code, answer } = state(store, 'acc-1', '--since', '2');
  const { since, events, ...now } = answer;
  assert.equal(code, 0);
  assert.deepEqual(now, state(store, 'acc-1').answer);
  assert.deepEqual(since, { position: 2, status: 'open', balance: '100.00' });
  assert.deepEqual(events, log(store, '--stream', 'account-acc-1', '--after', '2').answers);
  assert.equal(state(store, 'acc-1', '--since', '5').code, 1);
  assert.equal(state(store, 'acc-1', '--since', '4', '--position', '3').code, 1);
  assert.equal(state(store, 'acc-1', '--since', 'x').code, 2);
});

test('the daily totals are by day and currency', (t) => {
  const store = storyStore(t);
  const { model } = foldline(['project', '--store', store, 'daily-totals']).answer;
  assert.deepEqual(model, { '2026-03-02': { USD: { deposited: '100.00', withdrawn: '30.00', net: '70.00', transactions: 2 } } });
});
