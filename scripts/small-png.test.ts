import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { smallPng } from './small-png.mjs';

type Colour = readonly [red: number, green: number, blue: number];

const picture = (width: number, colours: readonly Colour[]) => ({
  width,
  height: colours.length / width,
  rgb: Uint8Array.from(colours.flat()),
});

/** As a viewer reads it: the chunks by their names, and the colour of every pixel. */
function read(png: Buffer) {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const name = png.toString('latin1', at + 4, at + 8);
    chunks.set(name, png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const colours = Array.from({ length: width * height }, (_, pixel) => {
    const place = rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] ?? 0;
    return [...palette.subarray(place * 3, place * 3 + 3)];
  });
  return { names: [...chunks.keys()], width, height, colours };
}

describe('a small PNG', () => {
  it('has the pixels that it was given, where their colours are few', () => {
    const colours: Colour[] = [
      [1, 2, 3],
      [255, 0, 0],
      [1, 2, 3],
      [0, 255, 128],
      [9, 9, 9],
      [1, 2, 3],
    ];
    const { names, width, height, colours: shown } = read(smallPng(picture(3, colours)));
    expect(names).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect([width, height]).toEqual([3, 2]);
    expect(shown).toEqual(colours);
  });

  it('is near to them where there are many, and keeps a rare one that is like no other', () => {
    const greys = Array.from({ length: 1200 }, (_, i): Colour => [i % 200, i % 200, (i * 7) % 60]);
    const colours: Colour[] = [...greys, [255, 0, 255], [0, 255, 0]];
    const shown = read(smallPng(picture(colours.length, colours))).colours;
    const away = colours.map((colour, pixel) =>
      Math.max(...colour.map((channel, i) => Math.abs(channel - (shown[pixel]?.[i] ?? 0)))),
    );
    expect(Math.max(...away)).toBeLessThan(40);
    expect(shown.slice(-2)).toEqual([
      [255, 0, 255],
      [0, 255, 0],
    ]);
  });
});
