// A `run` is killed with -9 in the middle of its work, again and again. What it had answered is there; what
// it had not is there whole, or not at all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conversation, log, newStore, run, text, verify } from '../support/cli.mjs';

const kills = Number(process.env.FOLDLINE_KILLS ?? 50); // FOLDLINE_KILLS=200 for a long night

test(`${kills} kills lose nothing that was answered`, async (t) => {
  const store = newStore(t);
  assert.equal(run(store, { command: 'OpenAccount', account: 'a', owner: 'Alice' }).code, 0);
  const answered = new Map(); // command id -> position
  let sent = 0, torn = 0;

  for (let kill = 0; kill < kills; ++kill) {
    const talk = conversation(store);
    const deposits = () => Array.from({ length: 50 }, () => ({ command: 'DepositMoney', account: 'a', amount: '1', command_id: `c-${++sent}` }));
    talk.send(text(deposits()));
    // Some die at their first answer or before it, some in the middle of a burst, some while more is coming in.
    const hear = Math.floor(Math.random() * 120);
    for (let heard = 0; heard < hear; ++heard) {
      if (heard % 40 === 20) talk.send(text(deposits()));
      const answer = await talk.hear();
      assert.equal(answer.ok, true, JSON.stringify(answer));
      answered.set(answer.events[0].metadata.command_id, answer.position);
    }
    if (kill % 3 === 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
    talk.child.kill('SIGKILL');
    assert.equal((await talk.ended).signal, 'SIGKILL');
    for (let answer; (answer = await talk.hear().catch(() => undefined));) answered.set(answer.events[0].metadata.command_id, answer.position);

    const { code, answer } = verify(store);
    assert.deepEqual([code, answer.ok], [0, true]);
    torn += answer.torn ? 1 : 0;
  }

  const kept = log(store).answers;
  const positions = new Map(kept.map((event) => [event.metadata.command_id, event.position]));
  for (const [id, position] of answered) assert.equal(positions.get(id), position, `${id} was answered, and is not there`);
  kept.forEach((event, index) => assert.deepEqual([event.position, event.version], [index + 1, index + 1]));
  assert.equal(positions.size, kept.length);
  const unanswered = kept.length - 1 - answered.size;
  t.diagnostic(`${kills} kills, ${sent} commands sent, ${answered.size} answered and all kept, ${unanswered} kept unanswered, ` +
    `${sent - answered.size - unanswered} gone unanswered, ${torn} torn tails`);

  // Asking again with the same ids does what was left undone, and nothing twice.
  const again = run(store, ...Array.from({ length: sent }, (_, index) => ({ command: 'DepositMoney', account: 'a', amount: '1', command_id: `c-${index + 1}` })));
  assert.equal(again.code, 0);
  assert.equal(again.answers.filter(({ repeated }) => repeated).length, kept.length - 1);
  assert.equal(log(store).lines.length, sent + 1);
});
