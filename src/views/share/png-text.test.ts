import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withText } from './png-text.ts';

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([word(body.length - 4), body, word(crc32(body))]);
};

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** One grey pixel. */
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
  chunk('IEND', Buffer.alloc(0)),
]);

describe('words in a PNG', () => {
  it('are chunks of their own behind the head, and leave the others as they were', () => {
    const words = { Title: '4-way → fixed', Description: 'https://example.org/#v=1' };
    const expected = Buffer.concat([
      png.subarray(0, 33),
      chunk('iTXt', Buffer.from(`Title\0\0\0\0\0${words.Title}`)),
      chunk('iTXt', Buffer.from(`Description\0\0\0\0\0${words.Description}`)),
      png.subarray(33),
    ]);
    expect(Buffer.from(withText(png, words))).toEqual(expected);
  });
});
