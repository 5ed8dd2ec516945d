// A log as another version of the program would have written it: one event of a store's only segment gets another
// schema number and payload of the same length, and every checksum behind it is made right (src/storage/FORMAT.md).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32c } from './log_reader.mjs';

const segmentHeader = 36, frameHeader = 64, schemaPlace = 8; // an event begins with its version, then its schema

export function rewriteEvent(store, commit, { schema, payload }) {
  const [name, ...others] = readdirSync(store).filter((file) => file.endsWith('.log'));
  assert.equal(others.length, 0, 'a store of one segment');
  const bytes = readFileSync(join(store, name));
  let chain; // the checksum of the header before
  for (let at = segmentHeader; at < bytes.length; at += frameHeader + bytes.readUInt32LE(at + 4)) {
    const header = bytes.subarray(at, at + frameHeader);
    const body = bytes.subarray(at + frameHeader, at + frameHeader + header.readUInt32LE(4));
    if (Number(header.readBigUInt64LE(8)) === commit) {
      assert.equal(header.readUInt32LE(40), 1, 'a commit of one event');
      body.writeUInt32LE(schema, header.readUInt16LE(48) + header.readUInt16LE(50) + schemaPlace);
      const place = body.indexOf('{');
      const length = body.indexOf('}') + 1 - place;
      if (payload) body.write(`${payload.slice(0, -1).padEnd(length - 1)}}`, place);
    }
    if (chain !== undefined) header.writeUInt32LE(chain, 52);
    header.writeUInt32LE(crc32c(body), 56);
    chain = crc32c(header.subarray(0, 60));
    header.writeUInt32LE(chain, 60);
  }
  writeFileSync(join(store, name), bytes);
}
