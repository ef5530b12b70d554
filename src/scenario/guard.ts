/**
 * The last field of a link: a CRC-32 of everything before it. Whatever changes in one place within
 * 32 bits, however it is cut or continued, the link no longer fits its guard.
 */

/** Reversed polynomial of CRC-32 (IEEE 802.3). */
const POLYNOMIAL = 0xedb8_8320;

/** Eight lower-case hexadecimal digits for text of ASCII characters. */
export function guardOf(text: string): string {
  let crc = -1;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, '0');
}
