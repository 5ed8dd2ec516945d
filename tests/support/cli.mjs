// The command line from outside: the program is a child process, and all that is known of it is what it
// prints, how it ends, and what it leaves in a folder. FOLDLINE names the program.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const program = process.env.FOLDLINE;
assert.ok(program, 'FOLDLINE names the program');

// A name in a new folder, gone after the test. The store itself is not there yet.
export function newStore(test) {
  const folder = mkdtempSync(join(tmpdir(), 'foldline-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'store');
}

// How a program ended, what it said, and its stdout as JSON documents.
class Ended {
  constructor({ status, stdout, stderr }) {
    this.code = status;
    this.said = stderr.toString();
    this.printed = stdout.toString();
    this.lines = this.printed.split('\n');
    assert.equal(this.lines.pop(), '', 'the last line ends too');
  }
  get answers() { return this.lines.map((line) => JSON.parse(line)); }
  get answer() {
    assert.equal(this.lines.length, 1, this.printed);
    return JSON.parse(this.lines[0]);
  }
}

// Runs the program to its end.
export function foldline(words, input = '') {
  const ended = spawnSync(program, words, { input, maxBuffer: 1 << 30 });
  assert.equal(ended.signal, null, `${words.join(' ')} was ended by ${ended.signal}: ${ended.stderr}`);
  return new Ended(ended);
}

export const text = (commands) => commands.map((command) => JSON.stringify(command) + '\n').join('');
export const run = (store, ...commands) => foldline(['run', '--store', store, '-'], text(commands));
export const log = (store, ...words) => foldline(['log', '--store', store, ...words]);
export const state = (store, ...words) => foldline(['state', '--store', store, ...words]);
export const verify = (store) => foldline(['verify', '--store', store]);

export const open = (account, owner = 'Alice') => ({ command: 'OpenAccount', account, owner });
export const deposit = (account, amount = '1.00') => ({ command: 'DepositMoney', account, amount });
export const withdraw = (account, amount = '1.00') => ({ command: 'WithdrawMoney', account, amount });
export const transfer = (from, to, amount = '1.00') => ({ command: 'TransferMoney', from, to, amount });

// Runs the program with its input held open: lines go in and answers come out one by one.
export function conversation(store) {
  const child = spawn(program, ['run', '--store', store, '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => {}); // it may be killed while somebody writes to it
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
  return {
    child,
    ended,
    send: (line) => child.stdin.write(line),
    hear: async () => { const { value, done } = await answers.next(); return done ? undefined : JSON.parse(value); },
    ask: async function (command) { this.send(text([command])); return this.hear(); },
    end: () => { child.stdin.end(); return ended; },
  };
}

// What a folder holds, byte for byte.
export function bytesOf(store) {
  return readdirSync(store).sort().map((name) => [name, readFileSync(join(store, name))]);
}
