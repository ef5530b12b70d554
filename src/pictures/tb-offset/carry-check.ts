/**
 * A switch under the magnifier: what the TB reads at each of its four steps, wherever they and the wrap of the
 * low 24 bits are. How it ends is the model's (its table); here is only the clock that runs on.
 */
import { defined } from '../../base/assert.ts';
import type { Description } from '../../protocol/description.ts';
import { lengthOf, msOf } from './amounts.ts';

/** Ticks after E5a, which is at 0; the wrap is between two ticks. */
export interface Beads {
  readonly write: number;
  readonly back: number;
  readonly mend: number;
  readonly wrap: number;
}

export const FIRST_BEADS: Beads = { write: 2, back: 5, mend: 8, wrap: 1.5 };
/** The last tick of the axis. */
export const LAST_TICK = 9;

export interface CarryCheck {
  readonly rows: readonly CarryRow[];
  /** How far the TB is from where it should be after E5b, and after E6b; in ticks. */
  readonly offWritten: number;
  readonly offMended: number;
  /** The check has found a wrap, and E6b writes again. */
  readonly isMended: boolean;
}

export interface CarryRow {
  readonly label: string;
  readonly what: string;
  /** null where the step is not taken. */
  readonly value: bigint | null;
  readonly note: string;
  readonly tone: 'dim' | 'good' | 'bad' | 'warn';
}

/** null where the model sends no such table. */
export function carryCheckOf(description: Description, beads: Beads): CarryCheck | null {
  const table = description.tables?.find(({ id }) => id === 'carry-check');
  if (table === undefined) return null;
  const { write, back, mend, wrap } = beads;
  const row = defined(
    table.rows[[write, back, mend].filter((bead) => wrap > bead).length],
    'a row of the table',
  );
  const [wrapped = 0, offset = 0, written = 0, mends = 0, mended = 0] = row;
  const host = (tick: number) => BigInt(wrapped) + BigInt(tick - Math.ceil(wrap));
  const isMended = mends === 1;
  const [offWritten, offMended] = [written - offset, mended - offset];
  return {
    offWritten,
    offMended,
    isMended,
    rows: [
      { label: 'E5a', what: 'read a', value: host(0), note: 'host', tone: 'dim' },
      {
        label: 'E5b',
        what: 'write',
        value: host(write) + BigInt(written),
        ...judged(offWritten),
      },
      {
        label: 'E6a',
        what: 'read b',
        value: host(back) + BigInt(written),
        note: isMended ? 'wrapped: repair' : 'not wrapped',
        tone: isMended ? 'warn' : 'dim',
      },
      isMended
        ? { label: 'E6b', what: 'write', value: host(mend) + BigInt(mended), ...judged(offMended) }
        : { label: 'E6b', what: 'write', value: null, note: 'not taken', tone: 'dim' },
    ],
  };
}

function judged(off: number): Pick<CarryRow, 'note' | 'tone'> {
  return off === 0 ? { note: 'right', tone: 'good' } : { note: offWords(off), tone: 'bad' };
}

/** `32.8 ms too low` */
export const offWords = (off: number): string =>
  `${lengthOf(Number(msOf(off).toPrecision(3)))} too ${off < 0 ? 'low' : 'high'}`;
