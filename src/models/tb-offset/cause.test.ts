/**
 * Why guest time went back, in every preset as it is and with one setting changed: the reason that is named is
 * held against the registers of the run.
 */
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { fallsOf, type Fall, type Input } from '../../testing/tb-offset/falls.ts';
import { exactTime } from '../kvm-hv/in-words.ts';
import { RUNG } from '../kvm-hv/timebase.ts';
import { tbOffsetPresets } from './presets.ts';

type Holds = (fall: Fall, found: RegExpExecArray) => void;

/** By what the sentence says: what the registers must say for it to be true. */
const REASONS: readonly (readonly [RegExp, string | undefined, Holds])[] = [
  [
    /^QEMU saved (.*) too little$/,
    'saved-short',
    ({ by, before }, [, amount]) => {
      const save = defined(
        before.findLast(({ event }) => event === 'saved'),
        'a save',
      );
      const entry = before.findLast(({ event, step }) => event === 'entered' && step < save.step);
      const saved = save.value('qemu-a.guest_timebase') - save.value('a.now');
      const lag = BigInt.asIntN(64, defined(entry, 'an entry').value('a0.skew') - saved);
      expect(exactTime(lag)).toBe(amount);
      expect(by).toBeLessThanOrEqual(lag);
    },
  ],
  [
    /^the guest ran on (.*) after the save$/,
    'saved',
    ({ by, before }, [, amount]) => {
      const save = defined(
        before.findLast(({ event }) => event === 'saved'),
        'a save',
      );
      const reads = before.filter(({ event, step }) => event === 'read' && step > save.step);
      const last = defined(reads.at(-1), 'a later read').value('last');
      const later = last - save.value('qemu-a.guest_timebase');
      expect(exactTime(later)).toBe(amount);
      expect(by).toBeLessThanOrEqual(later);
    },
  ],
  [
    /^its offset was rounded down$/,
    'rounded-down',
    ({ by, host, at }) => {
      const jump = at.signed(`qemu-${host}.jump`);
      expect(jump).toBeGreaterThan(-RUNG);
      expect(by).toBeLessThanOrEqual(-jump);
    },
  ],
  [
    /^it has the offset of host A$/,
    'offset-copied',
    ({ by, before, at }) => {
      const sent = before.findLast(({ event }) => event === 'sent');
      expect(at.value('b0.tb_offset') - defined(sent, 'a guest').value('a0.tb_offset')).toBe(0n);
      // Most of it, where a sibling has set another offset, too.
      expect(by / 2n).toBeLessThan(at.value('a.now') - at.value('b.now'));
    },
  ],
  [
    /^a sibling has made its offset smaller$/,
    'set-by-sibling',
    ({ by, before }) => {
      const lowered = before.map(({ signed }, i) =>
        i === 0
          ? 0n
          : defined(before[i - 1], 'one before').signed('a0.tb_offset') - signed('a0.tb_offset'),
      );
      expect(lowered.some((one) => one + RUNG >= by)).toBe(true);
    },
  ],
  [
    /^(\w+) was given no offset$/,
    undefined,
    ({ before, at }, [, id]) => {
      const read = [...before, at].find(({ thread, event }) => thread === id && event === 'read');
      expect(defined(read, 'a read').value(`${id}.skew`)).toBe(0n);
      expect(at.value(`${id}.tb_offset`)).toBe(0n);
    },
  ],
  [
    /^this kernel knows no offset$/,
    'refused',
    ({ before, at }) => {
      for (const one of [...before, at]) expect(one.value('a0.skew')).toBe(0n);
    },
  ],
  [
    /^the switch left its TB (.*) behind$/,
    undefined,
    ({ thread, at }, [, amount]) => {
      const off = at.signed(`${thread}.skew`) - at.signed(`${thread}.tb_offset`);
      expect(off).toBeLessThan(0n);
      expect(exactTime(off)).toBe(amount);
    },
  ],
  [
    /^a switch had left its TB (.*) ahead$/,
    undefined,
    ({ largest, at, thread }, [, amount]) => {
      const off = largest.signed('a0.skew') - largest.signed('a0.tb_offset');
      expect(exactTime(off)).toBe(amount);
      expect(at.signed(`${thread}.skew`) - at.signed(`${thread}.tb_offset`)).toBeLessThan(off);
    },
  ],
  [
    /^one switch left its TB ahead, the next behind$/,
    undefined,
    ({ largest, at, thread }) => {
      const off = (one: Fall['at']) =>
        one.signed(`${thread}.skew`) - one.signed(`${thread}.tb_offset`);
      expect(off(largest)).toBeGreaterThan(0n);
      expect(off(at)).toBeLessThan(0n);
    },
  ],
];

const CHANGES: Readonly<Record<string, Input>> = {
  'as it is': {},
  'rounded down': { rounding: 'down' },
  'not rounded': { rounding: 'none' },
  'relative check': { carry: 'relative' },
  'no check': { carry: 'none' },
  'inverted check': { carry: 'inverted' },
  'not read back': { userspace: { sync: false } },
  'set to 0': { userspace: { setter: 'anytime', setTo: '0x0' } },
  'old QEMU': { userspace: { qemu: 'old' } },
  'old kernel': { kernel: 'none' },
};

describe.each(Object.keys(CHANGES))('%s', (change) => {
  it('names a reason that is true', () => {
    let falls = 0;
    for (const { id, scenario } of tbOffsetPresets) {
      for (const fall of fallsOf(scenario, CHANGES[change] ?? {})) {
        falls++;
        // Three lines on a phone.
        expect(fall.sentence.length, fall.sentence).toBeLessThanOrEqual(85);
        const reason = REASONS.find(([words]) => words.test(fall.reason));
        expect([id, reason === undefined ? fall.reason : '']).toEqual([id, '']);
        const [words, event, holds] = defined(reason, 'a reason');
        if (event !== undefined) expect([id, fall.blames]).toEqual([id, event]);
        holds(fall, defined(words.exec(fall.reason) ?? undefined, id));
      }
    }
    expect(falls).toBeGreaterThan(2);
  });
});
