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

// Runs the program to its end: its exit code, what it said, and its stdout as JSON documents.
export function foldline(words, input = '') {
  const ended = spawnSync(program, words, { input, maxBuffer: 1 << 30 });
  assert.equal(ended.signal, null, `${words.join(' ')} was ended by ${ended.signal}: ${ended.stderr}`);
  return { code: ended.status, said: ended.stderr.toString(), printed: ended.stdout.toString(), ...documents(ended.stdout) };
}

function documents(stdout) {
  const lines = stdout.toString().split('\n');
  assert.equal(lines.pop(), '', 'the last line ends too');
  return {
    lines,
    get answers() { return lines.map((line) => JSON.parse(line)); },
    get answer() { assert.equal(lines.length, 1, lines.join('\n')); return JSON.parse(lines[0]); },
  };
}

export const text = (commands) => commands.map((command) => JSON.stringify(command) + '\n').join('');
export const run = (store, ...commands) => foldline(['run', '--store', store, '-'], text(commands));
export const log = (store, ...words) => foldline(['log', '--store', store, ...words]);
export const state = (store, ...words) => foldline(['state', '--store', store, ...words]);
export const verify = (store) => foldline(['verify', '--store', store]);

export const open = (account, owner = 'Alice') => ({ command: 'OpenAccount', account, owner });
export const deposit = (account, amount = '1.00') => ({ command: 'DepositMoney', account, amount });
export const withdraw = (account, amount = '1.00') => ({ command: 'WithdrawMoney', account, amount });

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
