/** What each of the two SETs has seen and done in this run, from what the engine has noted at it. */
import type { Finished } from '../../../protocol/trace.ts';
import type { Description } from '../../../protocol/description.ts';
import { amount, secondsOf } from '../amount.ts';
import type { Register } from './orders.ts';

export interface SetWords {
  readonly strong: string;
  readonly dim: string;
  /** Of what makes the difference, and of what does not. */
  readonly tone: 'warn' | 'plain';
  /** When it is asked; '' for nothing. */
  readonly title: string;
  /** The run has not come to it yet. */
  readonly isToCome: boolean;
}

type Said = Omit<SetWords, 'isToCome'>;

/** One of the two, as it was noted. */
interface Noted {
  readonly step: number;
  /** What the guest's clock is ahead on the destination, in seconds. */
  readonly offset: number;
  /** Whose time dec_expires is: by the value of the register `given`. */
  readonly unit: 'nothing' | 'host time' | 'guest time';
}

export interface BothNoted {
  readonly offset: Noted | null;
  readonly expiry: Noted | null;
}

export function notedIn(finished: Finished | null, description: Description): BothNoted {
  const find = (event: string): Noted | null => {
    const of = description.readings?.findIndex((one) => one.event === event) ?? -1;
    const reading = finished?.readings.find((one) => one.of === of);
    if (reading === undefined) return null;
    const [offset = 0n, unit = 0n] = reading.values;
    return {
      step: reading.step,
      offset: secondsOf(offset, description.ticksPerMicrosecond),
      unit: (['nothing', 'host time', 'guest time'] as const)[Number(unit)] ?? 'nothing',
    };
  };
  return { offset: find('set-offset'), expiry: find('set-expiry') };
}

/** At a step of the run; `converts`: this kernel takes the offset off a DEC_EXPIRY that is set. */
export function setWords(
  register: Register,
  { offset, expiry }: BothNoted,
  converts: boolean,
  step: number,
): SetWords {
  const [noted, said] =
    register === 'TB_OFFSET'
      ? [offset, ofOffset(offset, expiry, converts)]
      : [expiry, ofExpiry(offset, expiry, converts)];
  return { ...said, isToCome: noted !== null && step < noted.step };
}

/** Of one that userspace leaves out; `hasExpiry`: this kernel lets it set dec_expires. */
export function missingWords(register: Register, hasExpiry: boolean): SetWords {
  const words = { ...PLAIN, isToCome: false };
  if (register === 'TB_OFFSET')
    return {
      ...words,
      strong: 'nobody sets it: the guest reads host time',
      dim: '“both” lets its clock go on',
    };
  const strong = 'nobody sets it: the timer stays behind';
  return { ...words, strong, dim: hasExpiry ? '“both” takes it along' : 'this kernel cannot yet' };
}

const PLAIN = { tone: 'plain', title: '' } as const;

function ofOffset(offset: Noted | null, expiry: Noted | null, converts: boolean): Said {
  if (offset === null) return { ...PLAIN, strong: 'sets the offset', dim: '' };
  const isLate = expiry !== null && expiry.step < offset.step;
  return {
    ...PLAIN,
    strong: `sets the offset: ${signed(offset.offset)}`,
    dim:
      expiry === null || !converts
        ? ''
        : isLate
          ? 'too late for dec_expires'
          : 'in time for dec_expires',
  };
}

function ofExpiry(offset: Noted | null, expiry: Noted | null, converts: boolean): Said {
  if (expiry === null)
    return { ...PLAIN, strong: 'refused: there is no such register yet', dim: '' };
  const dim = `dec_expires ${converts ? 'keeps' : 'is'} ${expiry.unit}`;
  if (!converts) return { tone: 'plain', title: '', strong: 'is stored as it is: guest time', dim };
  const isEarly = offset !== null && expiry.step < offset.step;
  const strong = `takes off the offset as it is now: ${signed(expiry.offset)}`;
  return isEarly
    ? {
        tone: 'warn',
        strong,
        dim,
        title: `Took off ${signed(expiry.offset)}: the offset came later.`,
      }
    : { tone: 'plain', strong, dim: dim.replace('keeps', 'is'), title: '' };
}

const signed = (seconds: number): string => `${seconds < 0 ? '−' : ''}${amount(seconds)}`;
