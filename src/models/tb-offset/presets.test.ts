/**
 * Every row of the tables, searched to its end. What the tables say must break is asserted as they say it;
 * what they hold back is asserted as it was found, with the reason.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { brokenAtOnce } from '../../testing/broken-at-once.ts';
import { everyOrder } from '../../testing/explorer/searched.ts';
import {
  expectSameStatesOf,
  expectSameVerdictsOf,
  SPIN_TIMEOUT_MS,
  warnWithoutSpin,
} from '../../testing/explorer/spin-beside.ts';
import { spinIsInstalled } from '../../testing/explorer/spin.ts';
import { isDeep } from '../../testing/runs.ts';
import { Walk } from '../../testing/tb-offset/walk.ts';
import { catalogue } from './catalogue.ts';
import { tbOffsetPresets } from './presets.ts';

const ALL_HOLD: readonly string[] = [];

/** By row: what breaks in some order. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'P-TB1': ALL_HOLD,
  'P-TB2': ALL_HOLD,
  'P-TB3': ALL_HOLD,
  'P-TB4': ['T3'],
  'P-TB5': ['T1', 'T6'],
  'P-TB6': ['T6'],
  'P-TB7': ALL_HOLD,
  'P-TB8': ALL_HOLD,
  'P-TB9': ['T3', 'T5'],
  'M-TB1': ['T3'],
  'M-TB2': ['T1', 'T2', 'T3', 'T6'],
  'M-TB3': ['T1', 'T2', 'T3', 'T6'],
  // Found. The exit loses 2^24, so host time is behind (T1). The next entry adds its offset to that: the
  // guest is behind what was loaded (T2) and behind its last read (T3). DT1 has read the same wrong TB,
  // so that the log agrees with the guest (T6).
  'M-TB4': ['T1', 'T2', 'T3'],
  'M-TB5': ['T1', 'T2', 'T6'],
  'M-TB6': ['T1', 'T3', 'T6', 'T7'],
  // Found. The second vcore has offset 0 and reads the clock of a host that is behind: less than the guest
  // has read (T3), and not what the first reads (T5). Nothing jumps forward, and each switch undoes itself.
  'M-TB7': ['T3', 'T5'],
  'M-TB8': ['T6'],
  'M-TB9': ['T3'],
  // Found. The guest jumps forward by the difference of the hosts (T4); time that only grows never falls.
  'M-TB10': ['T4'],
  'M-TB10b': ['T3'],
  'M-TB11': ['T1', 'T2', 'T6'],
  // Found. With EE=0 nobody reads tb_offset_applied between the writes and the end of the entry.
  'M-TB12': ALL_HOLD,
  // Found. The snapshot is of r8, which is what was added, whenever it is taken; the dispatch log is as open
  // as it is in the kernel (P-TB6).
  'M-TB12b': ['T6'],
  // Found. A SET between E4 and E6c makes the snapshot another value than the one added, so that the exit
  // leaves the host with the difference (T1); before E4 it makes the log wrong (T6).
  'M-TB13': ['T1', 'T6'],
  'M-TB15': ['T1', 'T2', 'T6'],
  // Found. The guest starts later than it was saved by the downtime and the rounding (T4).
  'M-TB16': ['T4'],
  'X-TB1': ['T1', 'T2', 'T6'],
  // Found. ALIGN rounds towards plus infinity whatever the sign.
  'X-TB2': ALL_HOLD,
  // Found. Nothing is rounded at first, so QEMU and the kernel have one offset; Q6 then rounds the next one
  // up, and nobody stops the guest a second time.
  'X-TB3': ALL_HOLD,
  // Found. While no vcore runs nobody stands between DT1 and X12, so each entry and its exit see one offset.
  'X-TB4': ALL_HOLD,
  // Found. A live migration reads all registers (Q4) and then saves again (Q3): exact whatever Q2 saved.
  'X-TB5': ALL_HOLD,
  // Found. As in P-TB5: the entry has added nothing, and the exit takes away what was set since.
  'X-TB6': ['T1', 'T6'],
  'X-TB7': ['T3', 'T6'],
};

/** More than any preset has. */
const MOST_STATES = 300_000;

const searched = (scenario: object) => everyOrder(catalogue, scenario, MOST_STATES);

/** For a preset that stands in no table. */
const rowOf = ({ id, row = id }: (typeof tbOffsetPresets)[number]): string => row;

/** Compiled and searched in a few seconds each; the others are for a deep run. */
const SMALL = ['P-TB1', 'P-TB7', 'M-TB2', 'M-TB13'];

describe.each(tbOffsetPresets.map((preset) => [rowOf(preset), preset] as const))(
  '%s',
  (row, { id, scenario }) => {
    const { verdict, brokenRows } = searched(scenario);

    it('breaks what its row says, in every order that there is', () => {
      expect(verdict).toMatchObject({ complete: true, deadlocks: 0 });
      expect(brokenRows).toEqual(BROKEN[row] ?? ALL_HOLD);
    });

    it('shows a break at once where there is one', () => {
      const broken = brokenAtOnce(catalogue, id);
      expect(broken.length > 0).toBe(brokenRows.length > 0);
      expect(brokenRows).toEqual(expect.arrayContaining(broken));
    });
  },
);

describe.skipIf(!spinIsInstalled)('SPIN', () => {
  const inSpin = tbOffsetPresets.filter((preset) => isDeep || SMALL.includes(rowOf(preset)));

  it.each(inSpin.map((preset) => [rowOf(preset), preset] as const))(
    'says the same: %s',
    (_, { id, scenario }) => {
      const expectSame = isDeep ? expectSameVerdictsOf : expectSameStatesOf;
      expectSame(id, searched(scenario));
    },
    2 * SPIN_TIMEOUT_MS,
  );
});

afterAll(warnWithoutSpin);

it('has every row of the tables', () => {
  const rows = tbOffsetPresets.flatMap(({ row }) => (row === undefined ? [] : [row]));
  expect(rows).toEqual(Object.keys(BROKEN));
});

describe('an entry after a wrong exit', () => {
  it.each(['P-TB5', 'X-TB6', 'M-TB13'])('is wrong, too: %s with two entries', (row) => {
    const { scenario } = tbOffsetPresets.find((one) => one.row === row) ?? { scenario: {} };
    expect(searched({ ...scenario, entries: 2 }).brokenRows).toEqual(['T1', 'T2', 'T6']);
  });
});

describe('what the state says, and what the exact registers say', () => {
  // Less than a microsecond counts as nothing in the state: a whole write loses a few ticks.
  const exactly = tbOffsetPresets.filter(({ row }) => row !== 'M-TB11');

  it.each(exactly.map((preset) => [rowOf(preset), preset] as const))(
    'is the same after every step: %s',
    (_, { scenario }) => {
      let reads = 0;
      for (let seed = 0; seed < 12; seed++) {
        const walk = new Walk(scenario);
        const vcores = walk.model.description.threads.filter(({ role }) => role === 'vCPU');
        for (let step = 0; step < 160; step++) {
          const able = walk.movers();
          if (able.length === 0) break;
          walk.step(able[pick(seed * 1000 + step, able.length)] ?? '');
          for (const { id } of vcores) {
            const isZero = walk.cell(`${id}.skew.rungs`) === 0 && walk.cell(`${id}.skew.low`) === 0;
            expect(walk.register(`${id}.skew`) === 0n).toBe(isZero);
            expect(walk.signed(`${id}.readStep`) < 0n).toBe(walk.cell(`${id}.fell`) === 1);
            if (walk.register(`${id}.read`) !== 0n) reads++;
          }
        }
      }
      expect(reads).toBeGreaterThan(0);
    },
  );
});

/** One of so many, by a number. */
function pick(number: number, count: number): number {
  const mixed = Math.imul(number + 1, 0x9e37_79b1) >>> 0;
  return ((mixed ^ (mixed >>> 15)) >>> 0) % count;
}
