import { constants, inflateSync } from 'node:zlib';

/** Streams packed more often than this are taken for what they are after it. */
const LAYERS_MAX = 3;

/**
 * Whether what a PDF file holds in packed streams stays within a limit, so that nothing is opened that fills the memory.
 * Packings other than Flate are counted as they stand.
 */
export function isWithinUnpacked(pdf: Uint8Array, bytesMax: number): boolean {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  let left = bytesMax;
  for (let at = file.indexOf('stream'); at >= 0; ) {
    const start = afterLineBreak(file, at + 'stream'.length);
    const end = file.indexOf('endstream', start);
    left -= unpackedLength(file.subarray(start, end < 0 ? file.length : end), left);
    if (left < 0) return false;
    if (end < 0) return true;
    at = file.indexOf('stream', end + 'endstream'.length);
  }
  return true;
}

function afterLineBreak(file: Buffer, at: number): number {
  const afterReturn = file[at] === 0x0d ? at + 1 : at;
  return file[afterReturn] === 0x0a ? afterReturn + 1 : afterReturn;
}

/** At least the length of a stream unpacked, or more than `max` where it is longer than that. */
function unpackedLength(packed: Buffer, max: number): number {
  let data = packed;
  for (let layer = 0; layer < LAYERS_MAX; layer += 1) {
    // The first two bytes of a Flate stream are a multiple of 31 and name its method.
    if (data.length < 2 || ((data[0] ?? 0) & 0x0f) !== 8 || data.readUInt16BE(0) % 31 !== 0) break;
    try {
      data = inflateSync(data, { maxOutputLength: max + 1, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (cause) {
      if (cause instanceof RangeError) return max + 1;
      break;
    }
  }
  return data.length;
}
