import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { isWithinUnpacked } from '../../../src/importing/pdf/streams.ts';

const stream = (data: Buffer) =>
  Buffer.concat([Buffer.from('<<>>\nstream\r\n'), data, Buffer.from('\nendstream\n')]);
const packed = (bytes: number) => deflateSync(Buffer.alloc(bytes));

it.each([
  ['no stream', [Buffer.from('%PDF-1.7')], true],
  ['streams that are small enough together', [stream(packed(4_000)), stream(packed(4_000))], true],
  ['streams that are too large together', [stream(packed(6_000)), stream(packed(6_000))], false],
  ['one that is too large', [stream(packed(11_000))], false],
  ['one that is packed twice', [stream(deflateSync(packed(11_000)))], false],
  ['one that is not packed', [stream(Buffer.alloc(11_000, 'a'))], false],
  ['one that is damaged', [stream(packed(9_000).subarray(0, 20))], true],
  ['one without an end', [stream(packed(11_000)).subarray(0, -12)], false],
])('of a file with %s', (_, parts, isWithin) => {
  expect(isWithinUnpacked(Buffer.concat(parts), 10_000)).toBe(isWithin);
});
