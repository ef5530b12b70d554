/** Values that are time: a TB, an offset of a guest, a moment at which a decrementer is due (one_reg). */
import { TB_FIELDS } from '../../models/power8/register-fields.ts';
import { exactTime, span } from '../../models/kvm-hv/in-words.ts';
import { low24, RUNG, signed, storedOffset } from '../../models/kvm-hv/timebase.ts';
import { certain, guess, likely } from '../certainty.ts';
import type { FieldInfo } from '../../protocol/description.ts';
import { hexOf, type Register } from './register.ts';
import { secondsText, TOP_BIT } from './ticks.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  TBU40: 'The upper 40 bits, which TBU40 writes: steps of 32.768 ms.',
  'low 24 bits': 'What goes on counting while TBU40 is written.',
};
const meaning = ({ name }: FieldInfo): string => MEANINGS[name] ?? '';

/** What a value of a TB says: bit 0 is set in none that has counted from 0. */
export function timebaseWords(value: bigint): string[] {
  if (value < TOP_BIT) return [certain(`${secondsText(value)} at 512 MHz`)];
  return [
    certain(`bit 0 (LSB 63) is set: no clock counts ${secondsText(value)}`),
    certain(`less 2^63 ticks it is ${secondsText(value - TOP_BIT)}`),
  ];
}

function timebase(name: string): Register {
  return {
    name,
    digits: 16,
    fields: TB_FIELDS,
    meaning,
    says: timebaseWords,
    isLikely: (value) => value > 0n,
  };
}

export const tb = timebase('TB');
export const vtb = timebase('VTB');

export const tbOffset: Register = {
  name: 'TB_OFFSET',
  digits: 16,
  fields: TB_FIELDS,
  meaning,
  says(value) {
    const offset = signed(value);
    const stored = signed(storedOffset(value, 'up'));
    const side = offset < 0n ? 'behind' : 'ahead of';
    return [
      offset === 0n
        ? certain('no offset: the guest reads the time of the host')
        : certain(`the guest is ${exactTime(offset)} ${side} the host (${span(offset)})`),
      low24(value) === 0n
        ? certain(`${offset / RUNG} times 2^24 ticks: what TBU40 can carry`)
        : certain(`no multiple of 2^24 ticks: the kernel rounds it up to ${hexOf(stored, 16)}`),
    ];
  },
  isLikely: () => false,
};

export const decExpiry: Register = {
  name: 'DEC_EXPIRY',
  digits: 16,
  fields: TB_FIELDS,
  meaning,
  says: (value) =>
    value === 0xffff_ffff_ffff_ffffn
      ? [certain('all ones: the value of a new vCPU before 4.16; nothing was programmed')]
      : [
          ...timebaseWords(value),
          likely('by one_reg it is in time of the guest; in memory up to 5.15 in time of the host'),
          ...(value === 0n ? [guess('0 is the value of a new vCPU since about 6.1')] : []),
        ],
  isLikely: () => false,
};
