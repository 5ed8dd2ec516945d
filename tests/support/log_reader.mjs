// Another reader of the log, for Node, written from src/storage/FORMAT.md alone. It shares no code with the
// program, its checksum not either, so that the two agree only if the document says enough.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; ++bit) byte = byte & 1 ? (byte >>> 1) ^ 0x82f63b78 : byte >>> 1;
  return byte;
});
export function crc32c(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ table[(crc ^ byte) & 0xff];
  return ~crc >>> 0;
}

const zeros = (bytes) => bytes.every((byte) => byte === 0);
const begins = (bytes, magic) => Buffer.from(magic).subarray(0, bytes.length).equals(bytes.subarray(0, magic.length));
const halfWritten = (bytes, magic, whole) => zeros(bytes) || (bytes.length < whole && begins(bytes, magic));
const must = (holds, kind) => { if (!holds) throw { kind }; };

function readEvents(body, commit) {
  let at = 0;
  const text = (length) => { must(at + length <= body.length, 'foreign'); return body.toString('utf8', at, (at += length)); };
  const number = (size) => { must(at + size <= body.length, 'foreign'); at += size; return size === 8 ? Number(body.readBigUInt64LE(at - 8)) : body.readUIntLE(at - size, size); };
  const [commandId, keyId] = [text(commit.commandIdLength), text(commit.keyIdLength)];
  const events = [];
  for (let index = 0; index < commit.events; ++index) {
    const [version, schema, category, id, type, tagCount, payload, metadata] = [8, 4, 2, 2, 2, 2, 4, 4].map(number);
    const event = { position: commit.position + index, version, schema, commit: commit.number, recordedAt: commit.recordedAt, commandId, keyId,
      category: text(category), id: text(id), type: text(type), payload: text(payload), metadata: text(metadata), tags: [] };
    while (event.tags.length < tagCount) event.tags.push(text(number(2)));
    events.push(event);
  }
  must(at === body.length, 'foreign');
  return events;
}

function readFrame(bytes, next) {
  must(bytes.length >= 64, 'foreign');
  must(crc32c(bytes.subarray(0, 60)) === bytes.readUInt32LE(60), 'checksum');
  must(begins(bytes, 'CMIT'), 'foreign');
  must(bytes.readUInt32LE(52) === next.chain, 'chain');
  const commit = { number: Number(bytes.readBigUInt64LE(8)), position: Number(bytes.readBigUInt64LE(16)), recordedAt: bytes.readBigInt64LE(24),
    events: bytes.readUInt32LE(40), toCome: bytes.readUInt32LE(44), commandIdLength: bytes.readUInt16LE(48), keyIdLength: bytes.readUInt16LE(50) };
  must(commit.number === next.number && commit.position === next.position && (next.toCome === 0 || commit.toCome === next.toCome - 1), 'foreign');
  const end = 64 + bytes.readUInt32LE(4);
  if (bytes.length < end) return null; // the file ends inside the frame
  must(crc32c(bytes.subarray(64, end)) === bytes.readUInt32LE(56), 'checksum');
  return { end, toCome: commit.toCome, events: readEvents(bytes.subarray(64, end), commit) };
}

// All that is whole: {events, torn, damage, leftovers}; torn is {segment, offset, bytes}, damage {segment, kind}.
export function readLog(folder) {
  const log = { events: [], torn: null, damage: null, leftovers: [] }, next = { number: 1, position: 1, chain: null, storeId: null, toCome: 0 };
  const names = readdirSync(folder).filter((name) => /^\d{10}\.log$/.test(name)).sort();
  let joined; // the segment before, and where in it each commit's frame begins
  for (const segment of names) {
    const bytes = readFileSync(join(folder, segment)), named = Number(segment.slice(0, 10));
    const tear = (offset) => {
      must(segment === names.at(-1), 'gap');
      log.torn = { segment, offset, bytes: bytes.length - offset };
    };
    try {
      if (joined?.frames.has(named) && bytes.length > 36 && bytes.readUInt32LE(32) === crc32c(bytes.subarray(0, 32)) &&
          bytes.readBigUInt64LE(16) === next.storeId && Number(bytes.readBigUInt64LE(24)) === named) {
        const begin = joined.frames.get(named), end = begin + bytes.length - 36;
        if (joined.bytes.subarray(begin, end).equals(bytes.subarray(36)) && [...joined.frames.values(), joined.bytes.length].includes(end)) {
          log.leftovers.push(segment);
          continue;
        }
      }
      must(named >= next.number, 'chain');
      must(named === next.number, 'gap');
      if (halfWritten(bytes, 'FOLDLINE', 36)) { tear(0); break; }
      must(bytes.length >= 36 && begins(bytes, 'FOLDLINE'), 'foreign');
      must(crc32c(bytes.subarray(0, 32)) === bytes.readUInt32LE(32), 'checksum');
      must(bytes.readUInt32LE(8) === 1 && Number(bytes.readBigUInt64LE(24)) === named, 'foreign');
      must(bytes.readBigUInt64LE(16) === (next.storeId ??= bytes.readBigUInt64LE(16)), 'foreign');
      must(bytes.readUInt32LE(12) === (next.chain ??= crc32c(bytes.subarray(16, 24))), 'chain');
      joined = { bytes, frames: new Map() };
      let at = 36, whole = 36, run = [];
      while (at < bytes.length) {
        const rest = bytes.subarray(at);
        const frame = halfWritten(rest, 'CMIT', 64) ? null : readFrame(rest, next);
        if (!frame) break;
        joined.frames.set(next.number, at);
        Object.assign(next, { number: next.number + 1, position: next.position + frame.events.length, chain: rest.readUInt32LE(60), toCome: frame.toCome });
        at += frame.end;
        run.push(...frame.events);
        if (frame.toCome === 0) [whole, run] = [at, (log.events.push(...run), [])];
      }
      if (whole < bytes.length) { tear(whole); break; }
    } catch (error) {
      if (!error.kind) throw error;
      log.damage = { segment, kind: error.kind };
      break;
    }
  }
  return log;
}
