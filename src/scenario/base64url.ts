/** Numbers of a fixed width as text that needs no escaping in an address: base64url, six bits each. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BITS = 6;
export const MAX_WIDTH = 24;

/** Characters that `count` numbers of `width` bits take. */
export function packedLength(count: number, width: number): number {
  return Math.ceil((count * width) / BITS);
}

/** Packs numbers of `width` bits, 1 to `MAX_WIDTH`, most significant bit first; zeros fill the end. */
export function pack(values: readonly number[], width: number): string {
  let text = '';
  let buffer = 0;
  let buffered = 0;
  for (const value of values) {
    buffer = (buffer << width) | value;
    buffered += width;
    while (buffered >= BITS) {
      buffered -= BITS;
      text += ALPHABET.charAt(buffer >>> buffered);
      buffer &= (1 << buffered) - 1;
    }
  }
  return buffered > 0 ? text + ALPHABET.charAt(buffer << (BITS - buffered)) : text;
}

/** The `count` numbers that `pack` made `text` from; null when it made no such text. */
export function unpack(text: string, count: number, width: number): number[] | null {
  if (text.length !== packedLength(count, width)) return null;
  const values: number[] = [];
  let buffer = 0;
  let buffered = 0;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    buffer = (buffer << BITS) | digit;
    buffered += BITS;
    while (buffered >= width && values.length < count) {
      buffered -= width;
      values.push(buffer >>> buffered);
      buffer &= (1 << buffered) - 1;
    }
  }
  return buffer === 0 ? values : null;
}
