// A screenshot as a small PNG: at most 256 colours, each pixel in the nearest of them. Pages are drawn
// in few colours; what else there is comes from the soft edges of letters.

import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const MOST_COLOURS = 256;
/** As many are kept whatever they are like: on a dark page the grounds of two panels differ by little. */
const KEPT_FOR_THEIR_USE = 160;
const EIGHT_BITS = 8;
const WITH_PALETTE = 3;

/**
 * Of two colours, squared.
 * @param {number} a
 * @param {number} b
 */
function distance(a, b) {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return red * red + green * green + blue * blue;
}

/**
 * @param {number[]} palette
 * @param {number} colour
 */
function nearest(palette, colour) {
  let best = 0;
  let least = Infinity;
  palette.forEach((candidate, index) => {
    const away = distance(candidate, colour);
    if (away >= least) return;
    least = away;
    best = index;
  });
  return { index: best, away: least };
}

/**
 * The most used colours, and of the others some that are at least `apart` from all of them, which is as
 * little as it can be: so a rare colour that is like no other has its place too.
 * @param {number[]} colours the most used first
 */
function paletteOf(colours) {
  for (let apart = 1; ; apart *= 1.5) {
    /** @type {number[]} */
    const palette = [];
    for (const colour of colours) {
      const isMuchUsed = palette.length < KEPT_FOR_THEIR_USE;
      if (isMuchUsed || nearest(palette, colour).away >= apart) palette.push(colour);
      if (palette.length > MOST_COLOURS) break;
    }
    if (palette.length <= MOST_COLOURS) return palette;
  }
}

/**
 * @param {string} name
 * @param {Buffer} data
 */
function chunk(name, data) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

/**
 * The same pixels give the same bytes.
 * @param {import('./read-png.mjs').Pixels} pixels
 */
export function smallPng({ width, height, rgb }) {
  /** @type {Map<number, number>} */
  const uses = new Map();
  const bytes = Buffer.from(rgb.buffer, rgb.byteOffset, rgb.byteLength);
  const colourAt = (/** @type {number} */ pixel) => bytes.readUIntBE(pixel * 3, 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = colourAt(pixel);
    uses.set(colour, (uses.get(colour) ?? 0) + 1);
  }
  const colours = [...uses].sort(([a, m], [b, n]) => n - m || a - b).map(([colour]) => colour);
  const palette = paletteOf(colours);
  const places = new Map(colours.map((colour) => [colour, nearest(palette, colour).index]));

  // Each row has the number of its filter before it: none.
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * (width + 1) + 1 + x] = places.get(colourAt(y * width + x)) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([EIGHT_BITS, WITH_PALETTE], 8);
  const table = Buffer.from(
    palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
