/** Words within a PNG, as `iTXt` chunks behind its head: what it shows, and where. */

const SIGNATURE_BYTES = 8;
/** Length, type, 13 bytes and checksum. */
const HEAD_BYTES = 25;

/** The same picture with these words in it, by keyword: `Title`, `Description`. */
export function withText(
  png: Uint8Array,
  words: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const at = SIGNATURE_BYTES + HEAD_BYTES;
  const chunks = Object.entries(words).map(([keyword, text]) => textChunk(keyword, text));
  const all = [png.subarray(0, at), ...chunks, png.subarray(at)];
  const out = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let to = 0;
  for (const part of all) {
    out.set(part, to);
    to += part.length;
  }
  return out;
}

/** Not compressed, of no language. */
function textChunk(keyword: string, text: string): Uint8Array {
  const data = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(data.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length - 4);
  chunk.set(data, 4);
  view.setUint32(data.length + 4, crc32(data));
  return chunk;
}

/** As PNG has it. */
function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return ~crc >>> 0;
}
