// `foldline run`: commands in, one a line, answers out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, conversation, deposit, foldline, log, newStore, open, run, state, text, verify, withdraw } from '../support/cli.mjs';

const reasons = (ended) => ended.answers.map((answer) => answer.reason ?? 'kept');

test('an account is opened and money deposited, and every reader agrees', (t) => {
  const store = newStore(t);
  const { code, said, answers } = run(store, open('acc-1'), deposit('acc-1', '12.50'));
  assert.equal(code, 0);
  assert.equal(said, '');
  assert.deepEqual(answers.map(({ ok, version, position }) => ({ ok, version, position })),
    [{ ok: true, version: 1, position: 1 }, { ok: true, version: 2, position: 2 }]);
  const [opened, deposited] = answers.flatMap((answer) => answer.events);
  assert.deepEqual(Object.keys(opened), ['position', 'id', 'aggregate_id', 'aggregate_type', 'event_type', 'event_data', 'version',
    'timestamp', 'metadata', 'schema']);
  assert.deepEqual({ ...opened, timestamp: '' }, { position: 1, id: 'account-acc-1@1', aggregate_id: 'acc-1', aggregate_type: 'account',
    event_type: 'AccountCreated', event_data: { owner: 'Alice', currency: 'USD' }, version: 1, timestamp: '', metadata: {}, schema: 2 });
  assert.match(opened.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  assert.deepEqual(deposited.event_data, { amount_minor: 1250, currency: 'USD', source: 'UNKNOWN' });

  assert.deepEqual(log(store).answers, [opened, deposited]);
  assert.deepEqual(log(store, '--stored').answers, [opened, deposited]);
  assert.deepEqual(state(store, 'acc-1', '--version', '1').answer, { account: 'acc-1', status: 'open', owner: 'Alice', balance: '0.00',
    currency: 'USD', version: 1, position: 1, as_of: { position: 1, recorded_at: opened.timestamp, ties: 1 } });
  assert.deepEqual(foldline(['project', '--store', store, 'account-balances']).answer, { projection: 'account-balances', checkpoint: 2,
    model: { 'acc-1': { owner: 'Alice', balance: '12.50', currency: 'USD', status: 'open' } } });
  assert.deepEqual(foldline(['history', '--store', store, 'acc-1']).answers.map(({ balance }) => balance), ['0.00', '12.50']);
  assert.deepEqual(verify(store).answer, { ok: true, commits: 2, events: 2, segments: 1, damage: [], torn: null });
});

test('each refusal has its exit code, and the highest of a run wins', (t) => {
  const store = newStore(t);
  assert.equal(run(store, open('a')).code, 0);
  assert.equal(run(store, withdraw('a', '5')).code, 1);
  assert.equal(run(store, { ...deposit('a'), expected_version: 9 }).code, 1);
  assert.equal(run(store, { command: 'Nonsense' }).code, 2);
  const all = run(store, withdraw('a', '5'), { command: 'Nonsense' }, deposit('a'));
  assert.deepEqual(reasons(all), ['InsufficientFunds', 'UnknownCommand', 'kept']);
  assert.equal(all.code, 2);
});

test('a refusal tells its numbers, and a sentence', (t) => {
  const store = newStore(t);
  const [, , funds, left, conflict] = run(store, open('a'), deposit('a', '5'), withdraw('a', '1000.5'), { command: 'CloseAccount', account: 'a' },
    { ...withdraw('a'), expected_version: 1 }).answers;
  assert.deepEqual(funds, { ok: false, error: 'rejection', reason: 'InsufficientFunds', balance: '5.00', requested: '1000.50',
    message: 'The account holds 5.00 USD; 1,000.50 was asked. Nothing was kept.' });
  assert.equal(left.balance, '5.00');
  assert.deepEqual([conflict.error, conflict.expected, conflict.actual, conflict.events.length], ['conflict', 1, 2, 1]);
  assert.equal(conflict.events[0].id, 'account-a@2');
});

test('the events of a conflict are those in between, and none of the lines behind it', (t) => {
  const store = newStore(t);
  const answers = run(store, open('a'), deposit('a'), { ...deposit('a'), expected_version: 1 }, deposit('a'), deposit('a')).answers;
  assert.equal(answers[2].actual, 2);
  assert.deepEqual(answers[2].events.map(({ version }) => version), [2]);
});

test('a bad line is told with its number, and the rest go on', (t) => {
  const store = newStore(t);
  const lines = ['', JSON.stringify(open('a')), '   \t', 'nonsense', '{"command":"DepositMoney","account":"a","amount":1}', '\r',
    JSON.stringify(deposit('a')) + '\r', '[]', JSON.stringify(deposit('a'))];
  const { code, answers } = foldline(['run', '--store', store, '-'], lines.join('\n')); // the last has no newline
  assert.equal(code, 2);
  assert.deepEqual(answers.map(({ ok, reason, line, field }) => [ok, reason, line, field]), [[true, undefined, undefined, undefined],
    [false, 'NotJson', 4, undefined], [false, 'BadAmount', 5, 'amount'], [true, undefined, undefined, undefined],
    [false, 'NotJson', 8, undefined], [true, undefined, undefined, undefined]]);
  assert.equal(log(store).lines.length, 3);
});

test('every reason of the contract for an invalid command has its line', (t) => {
  const store = newStore(t);
  run(store, { ...open('a'), command_id: 'c-1' });
  const bad = {
    NotJson: '{', UnknownCommand: '{"command":"Steal","account":"a"}', MissingField: '{"command":"OpenAccount","account":"b"}',
    BadField: '{"command":"CloseAccount","account":"a","why":"so"}', BadAmount: '{"command":"DepositMoney","account":"a","amount":"12.345"}',
    BadId: '{"command":"CloseAccount","account":"a b"}', BadOwner: '{"command":"OpenAccount","account":"b","owner":"\u2003"}',
    BadCurrency: '{"command":"OpenAccount","account":"b","owner":"B","currency":"usd"}',
    BadTime: '{"command":"CloseAccount","account":"a","at":"2001-01-01T00:00:00Z"}',
    CommandIdReused: '{"command":"CloseAccount","account":"a","command_id":"c-1"}',
    TooLarge: '['.repeat(65) + ']'.repeat(65),
  };
  const { code, answers } = foldline(['run', '--store', store, '-'], Object.values(bad).join('\n') + '\n');
  assert.equal(code, 2);
  assert.deepEqual(answers.map(({ reason }) => reason), Object.keys(bad));
  assert.deepEqual(answers.map(({ line }) => line), Object.keys(bad).map((_, index) => index + 1));
  assert.ok(answers.every(({ ok, error, message }) => !ok && error === 'invalid' && message.endsWith('.')));
  assert.equal(log(store).lines.length, 1);
});

test('an endless line is answered TooLarge, and the next one is a line again', (t) => {
  const store = newStore(t);
  const endless = '{"command":"' + 'x'.repeat(5 << 20);
  const { answers } = foldline(['run', '--store', store, '-'], `${text([open('a')])}${endless}\n${text([deposit('a')])}${endless}`);
  assert.deepEqual(answers.map(({ reason, line }) => [reason, line]), [[undefined, undefined], ['TooLarge', 2], [undefined, undefined], ['TooLarge', 4]]);
  assert.equal(state(store, 'a').answer.balance, '1.00');
});

test('a line of just 1 MiB is taken, and its events are kept whole', (t) => {
  const store = newStore(t);
  const shell = JSON.stringify({ ...open('a'), metadata: { note: '' } });
  const note = 'n'.repeat((1 << 20) - shell.length);
  assert.equal(run(store, { ...open('a'), metadata: { note } }).code, 0);
  assert.equal(log(store).answer.metadata.note, note);
  assert.equal(run(store, { ...open('b'), metadata: { note: note + 'n' } }).answer.reason, 'TooLarge');
});

test('binary garbage is answered line by line', (t) => {
  const store = newStore(t);
  let seed = 7;
  const garbage = Buffer.from(Array.from({ length: 20000 }, () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16 & 0xff));
  const sent = Buffer.concat([garbage, Buffer.from('\n' + text([open('a')]))]);
  const { code, answers } = foldline(['run', '--store', store, '-'], sent);
  assert.equal(code, 2);
  assert.ok(answers.slice(0, -1).every(({ reason }) => reason === 'NotJson' || reason === 'TooLarge'));
  assert.equal(answers.at(-1).ok, true);
  assert.equal(log(store).lines.length, 1);
});

test('a retry gets the first receipt, in a later run too', (t) => {
  const store = newStore(t);
  const command = { ...open('a'), command_id: 'c-1', at: '2026-03-02T09:00:00Z' };
  const [first] = run(store, command, deposit('a')).answers;
  const again = run(store, command, { ...command, owner: 'Bob' });
  assert.deepEqual(again.answers[0], { ...first, repeated: true });
  assert.equal(again.answers[1].reason, 'CommandIdReused');
  assert.equal(log(store).lines.length, 2);
  assert.deepEqual(first.events[0].metadata, { command_id: 'c-1', causation_id: 'c-1', correlation_id: 'c-1' });
});

test('a line typed into a pipe is answered before the next one is sent', async (t) => {
  const store = newStore(t);
  const talk = conversation(store);
  assert.equal((await talk.ask(open('a'))).position, 1);
  assert.equal(log(store).lines.length, 1); // and is there for others already
  talk.send('\n{"command":"Deposit');
  talk.send('Money","account":"a","amount":"2"}\n');
  assert.equal((await talk.hear()).position, 2);
  assert.equal((await talk.ask(withdraw('a', '9'))).reason, 'InsufficientFunds');
  assert.deepEqual(await talk.end(), { code: 1, signal: null });
});

test('commands come from a file too, and from standard input where nothing is named', (t) => {
  const store = newStore(t);
  const file = join(store, '..', 'commands.jsonl');
  writeFileSync(file, text([open('a'), deposit('a')]));
  assert.equal(foldline(['run', '--store', store, file]).lines.length, 2);
  assert.equal(foldline(['run', '--store', store], text([deposit('a')])).lines.length, 1);
  assert.equal(state(store, 'a').answer.version, 3);
});

test('a file that is not there, or is a folder, makes no store', (t) => {
  const store = newStore(t);
  for (const file of [join(store, '..', 'nowhere'), join(store, '..')]) {
    const { code, printed, said } = foldline(['run', '--store', store, file]);
    assert.equal(code, 2);
    assert.equal(printed, '');
    assert.match(said, /cannot be read/);
  }
  assert.equal(existsSync(store), false);
});

test('run makes its folder, and the folders above it', (t) => {
  const store = join(newStore(t), 'a', 'b');
  assert.equal(run(store).code, 0);
  assert.deepEqual(bytesOf(store), []); // an empty folder is an empty log
  assert.equal(verify(store).answer.commits, 0);
  assert.equal(run(store + '//', open('a')).code, 0);
});

test('a store that cannot be a folder is refused', (t) => {
  const store = newStore(t);
  writeFileSync(store, 'a file');
  assert.equal(run(store, open('a')).code, 2);
  assert.equal(run('', open('a')).code, 2);
  const inFile = run(join(store, 'below'), open('a'));
  assert.deepEqual([inFile.code, inFile.answer.error], [3, 'storage']);
  const nowhere = run('/proc/foldline', open('a'), { command: 'Nonsense' });
  assert.deepEqual([nowhere.code, ...nowhere.answers.map(({ error }) => error)], [3, 'storage', 'storage']);
});

test('a commit grows just one file, and nothing is written ahead of need', async (t) => {
  const store = newStore(t);
  mkdirSync(store);
  const talk = conversation(store);
  let before = new Map();
  for (let count = 0; count < 20; ++count) {
    const answer = await talk.ask(count === 0 ? open('a') : deposit('a'));
    const after = new Map(bytesOf(store).map(([name, bytes]) => [name, bytes]));
    const grown = [...after].filter(([name, bytes]) => bytes.length !== (before.get(name)?.length ?? 0));
    assert.equal(grown.length, 1);
    const [name, bytes] = grown[0];
    const added = bytes.subarray(before.get(name)?.length ?? 0);
    assert.ok(added.includes(answer.events[0].event_type));
    assert.ok(added.length < 1000, `${added.length} bytes for one event`);
    assert.ok(statSync(join(store, name)).blocks * 512 <= bytes.length + 65536);
    before = after;
  }
  await talk.end();
});
