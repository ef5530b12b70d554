/** `Rendez-vous stage 1 timeout, CPU 0x43 waiting for thread 0 (sptr=00001ccc)` of skiboot's `hmi_rendez_vous`. */
import { certain, likely } from '../certainty.ts';
import { digitOf, sptr, standing, threadsOf, waitingAt } from '../registers/sptr.ts';
import { LATER_FIRMWARE } from './firmware.ts';
import type { LineReader } from './line-reader.ts';

const WORD = /sptr\s{0,4}[=:]\s{0,4}(?:0x)?([0-9a-f]{8})(?![0-9a-f])/i;

const timeout: LineReader = {
  word: 'rende',
  pattern:
    /Rende[sz]-?vous stage (\d) timeout(?:,?\s{0,4}CPU\s{0,4}(?:0x)?([0-9a-f]{1,4}))?(?:\s+waiting for thread (\d{1,2}))?/i,
  read(notes, line, { index, 1: stage = '', 2: cpu, 3: thread }) {
    const digits = WORD.exec(line.text.slice(index))?.[1];
    const word = digits === undefined ? null : BigInt(`0x${digits}`);
    const isPower9 = word !== null && threadsOf(word) === 4;
    if (isPower9) notes.isOf('POWER9');
    const one = notes.add(line, index, {
      register: word === null ? null : sptr,
      value: word,
      ...(cpu === undefined ? {} : { pir: Number.parseInt(cpu, 16) }),
      sentences: sentences(Number(stage), thread === undefined ? null : Number(thread), word),
    });
    notes.print(line, index, LATER_FIRMWARE);
    if (thread !== undefined) notes.timeouts.push({ draft: one, thread: Number(thread), word });
    if (word === null) one.sentences.push(certain('its sptr is cut off'));
  },
};

function sentences(stage: number, thread: number | null, word: bigint | null): string[] {
  if (thread === null) return [certain(`stage ${stage} of a rendezvous of firmware timed out`)];
  const digit = word === null ? null : digitOf(word, thread);
  const at = word === null ? null : waitingAt(word);
  const where = at === null ? '' : ` of rendezvous ${at}`;
  return [
    certain(
      stage === 1
        ? `nobody saw thread ${thread} arrive in stage 1${where}` +
            (digit === null ? '' : `: it ${standing(digit)}`)
        : `thread ${thread} did not leave in stage 2${where}`,
    ),
    likely('firmware waited about 40 million loops, more than a second, then went on without it'),
  ];
}

export const rendezvous: readonly LineReader[] = [timeout];
