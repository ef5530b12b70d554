/**
 * The state word of a core in skiboot's rendezvous, printed as `sptr` (domain 3.4): four bits a thread, the
 * low three the number of the rendezvous at which it stands, the top one says that it has left.
 */
import type { FieldInfo } from '../../protocol/description.ts';
import { certain, guess, likely } from '../certainty.ts';
import type { Register } from './register.ts';

const THREADS = 8;
/** A round of recovery has so many. */
export const LAST_RENDEZVOUS = 4;
const LEFT = 8;

/** Thread 0 has the low digit. */
const fields: readonly FieldInfo[] = Array.from({ length: THREADS }, (_, i) => THREADS - 1 - i).map(
  (thread) => ({
    name: `T${thread}`,
    shift: 4 * thread,
    width: 4,
    bits: `${28 - 4 * thread}:${31 - 4 * thread}`,
    names: [],
    alarm: false,
  }),
);

/** Where a thread stands, by its digit: `has left 4`; of more than one `have left 4`. */
export function standing(digit: number, has = 'has'): string {
  const number = digit & 7;
  if (digit === 0) return `${has} been at none since the start`;
  return (digit & LEFT) !== 0 ? `${has} left ${number}` : `${has} arrived at ${number}`;
}

/** The digit of a thread. */
export const digitOf = (word: bigint, thread: number): number =>
  Number((word >> BigInt(4 * thread)) & 0xfn);

/** The rendezvous at which somebody waits; null where nobody does. */
export function waitingAt(word: bigint): number | null {
  for (let thread = 0; thread < THREADS; thread++) {
    const digit = digitOf(word, thread);
    if (digit !== 0 && (digit & LEFT) === 0) return digit;
  }
  return null;
}

/** Threads of the core that wrote the word: POWER9 has four, and their digits alone are ever set. */
export const threadsOf = (word: bigint): number => (word < 0x1_0000n ? 4 : THREADS);

function says(word: bigint): readonly string[] {
  const threads = Array.from({ length: threadsOf(word) }, (_, thread) => thread);
  const digits = [...new Set(threads.map((thread) => digitOf(word, thread)))];
  const whoStandsAt = (digit: number) =>
    threads.filter((thread) => digitOf(word, thread) === digit);
  const at = waitingAt(word);
  const late = threads.filter((thread) => (digitOf(word, thread) & 7) !== at);
  const wild = threads.some((thread) => (digitOf(word, thread) & 7) > LAST_RENDEZVOUS);
  return [
    certain(digits.map((digit) => standingOf(whoStandsAt(digit), digit)).join('; ')),
    ...(at === null || late.length === 0
      ? []
      : [certain(`${namesOf(late)} did not come to rendezvous ${at}`)]),
    ...(at === null ||
    at === 1 ||
    !late.some((thread) => (digitOf(word, thread) & 7) === LAST_RENDEZVOUS)
      ? []
      : [likely('the rounds of the threads have come apart: some never came to this one at all')]),
    ...(threadsOf(word) === 4 ? [likely('four threads a core: POWER9')] : []),
    ...(wild ? [guess('there are only four rendezvous: the word is miscopied')] : []),
  ];
}

const standingOf = (who: readonly number[], digit: number): string =>
  `${namesOf(who)} ${standing(digit, who.length > 1 ? 'have' : 'has')}`;

const namesOf = (threads: readonly number[]): string =>
  threads.map((thread) => `T${thread}`).join(', ');

export const sptr: Register = {
  name: 'sptr',
  digits: 8,
  fields,
  meaning: ({ name }, digit) => `${name} ${standing(digit)}.`,
  says,
  isLikely: (word) =>
    word !== 0n &&
    word < 0x1_0000_0000n &&
    Array.from({ length: threadsOf(word) }, (_, thread) => digitOf(word, thread)).every(
      (digit) => (digit & 7) <= LAST_RENDEZVOUS && digit !== 0,
    ),
};
