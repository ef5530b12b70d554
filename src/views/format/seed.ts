/** Reads a number that a person typed, decimal or hexadecimal, or says in a sentence why not. */

export type Reading =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly sentence: string };

const SEED_MAX = 0xffff_ffff;

/** A seed: 0 to 0xffff_ffff; digits may be grouped by blanks, commas or underscores. */
export function readSeed(text: string): Reading {
  const digits = text.trim().replace(/(?<=[0-9a-f])[,_ ](?=[0-9a-f])/gi, '');
  if (digits === '') return { ok: false, sentence: 'Type a number, such as 47 or 0x2f.' };
  if (!/^(?:0x[0-9a-f]+|[0-9]+)$/i.test(digits)) {
    return { ok: false, sentence: 'A seed is a whole number: decimal, or hexadecimal after 0x.' };
  }
  const value = Number(digits);
  if (value > SEED_MAX) return { ok: false, sentence: 'A seed has 32 bits: at most 0xffffffff.' };
  return { ok: true, value };
}

/** As the field shows it: `0x2f`. */
export function showSeed(seed: number): string {
  return `0x${seed.toString(16)}`;
}
