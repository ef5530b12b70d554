// The pixels of a screenshot: a PNG of eight bits a channel, without interlacing, as browsers write it.

import { inflateSync } from 'node:zlib';

/** @typedef {{ width: number, height: number, rgb: Uint8Array }} Pixels */

const SIGNATURE_BYTES = 8;
const AROUND_BYTES = 12;
/** Bytes a pixel, by the colour type of the header. */
const BYTES = new Map([
  [2, 3],
  [6, 4],
]);

/**
 * What a filter has taken away from a byte, from the bytes to its left, above, and above to the left.
 * @type {((left: number, up: number, corner: number) => number)[]}
 */
const FILTERS = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const [byLeft, byUp] = [Math.abs(up - corner), Math.abs(left - corner)];
    const byCorner = Math.abs(left + up - 2 * corner);
    if (byLeft <= byUp && byLeft <= byCorner) return left;
    return byUp <= byCorner ? up : corner;
  },
];

/**
 * The chunks by their names; of several with one name, all that they hold.
 * @param {Buffer} png
 */
function chunksOf(png) {
  /** @type {Map<string, Buffer>} */
  const chunks = new Map();
  for (let at = SIGNATURE_BYTES; at < png.length; at += png.readUInt32BE(at) + AROUND_BYTES) {
    const name = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    chunks.set(name, Buffer.concat([chunks.get(name) ?? Buffer.alloc(0), data]));
  }
  return chunks;
}

/**
 * Transparency is left out: a screenshot has none.
 * @param {Buffer} png
 * @returns {Pixels}
 */
export function readPng(png) {
  const chunks = chunksOf(png);
  const header = chunks.get('IHDR');
  const data = chunks.get('IDAT');
  const bytes = BYTES.get(header?.[9] ?? 0);
  if (!header || !data || header[8] !== 8 || header[12] !== 0 || !bytes) {
    throw new Error('this is no PNG as screenshots are');
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const filtered = inflateSync(data);
  const rgb = new Uint8Array(width * height * 3);
  let above = new Uint8Array(width * bytes);
  for (let y = 0; y < height; y++) {
    const start = y * (width * bytes + 1);
    const takenAway = FILTERS[filtered[start] ?? 0];
    if (!takenAway) throw new Error('this PNG has a filter that is none');
    const row = new Uint8Array(width * bytes);
    for (let x = 0; x < row.length; x++) {
      const corner = above[x - bytes] ?? 0;
      const missing = takenAway(row[x - bytes] ?? 0, above[x] ?? 0, corner);
      row[x] = (filtered[start + 1 + x] ?? 0) + missing;
    }
    for (let x = 0; x < width; x++) {
      rgb.set(row.subarray(x * bytes, x * bytes + 3), (y * width + x) * 3);
    }
    above = row;
  }
  return { width, height, rgb };
}
