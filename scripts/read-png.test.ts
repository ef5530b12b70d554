import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPng } from './read-png.mjs';

const header = (colourType: number, depth = 8) => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(2, 0);
  data.writeUInt32BE(5, 4);
  data.set([depth, colourType], 8);
  return data;
};

/** Two pixels a row; the checksums are nobody's business here. */
function pngOf(head: Buffer, rows: readonly (readonly number[])[]): Buffer {
  const packed = deflateSync(Uint8Array.from(rows.flat()));
  const chunks = [
    ['IHDR', head],
    ['IDAT', packed.subarray(0, 5)],
    ['IDAT', packed.subarray(5)],
    ['IEND', Buffer.alloc(0)],
  ] as const;
  const length = Buffer.alloc(4);
  return Buffer.concat([
    Buffer.alloc(8),
    ...chunks.flatMap(([name, data]) => {
      length.writeUInt32BE(data.length, 0);
      return [Buffer.from(length), Buffer.from(name, 'latin1'), data, Buffer.alloc(4)];
    }),
  ]);
}

describe('the pixels of a PNG', () => {
  it('are told from the neighbours, by each of the five filters', () => {
    const png = pngOf(header(2), [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 10, 20, 30, 30, 30, 30],
      [2, 1, 1, 1, 255, 255, 255],
      [3, 5, 5, 5, 0, 0, 0],
      [4, 1, 2, 3, 4, 5, 6],
    ]);
    const { width, height, rgb } = readPng(png);
    expect([width, height]).toEqual([2, 5]);
    const row = (y: number) => [...rgb.subarray(y * 6, y * 6 + 6)];
    expect(row(0)).toEqual([10, 20, 30, 40, 50, 60]);
    expect(row(1)).toEqual([10, 20, 30, 40, 50, 60]);
    expect(row(2)).toEqual([11, 21, 31, 39, 49, 59]);
    expect(row(3)).toEqual([10, 15, 20, 24, 32, 39]);
    expect(row(4)).toEqual([11, 17, 23, 28, 37, 45]);
  });

  it('have no transparency', () => {
    const rows = Array.from({ length: 5 }, () => [0, 1, 2, 3, 255, 4, 5, 6, 255]);
    expect([...readPng(pngOf(header(6), rows)).rgb.subarray(0, 6)]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('are not guessed', () => {
    expect(() => readPng(pngOf(header(3), []))).toThrow('no PNG as screenshots are');
    expect(() => readPng(pngOf(header(2, 16), []))).toThrow('no PNG as screenshots are');
    expect(() => readPng(pngOf(header(2), [[7]]))).toThrow('a filter that is none');
  });
});
