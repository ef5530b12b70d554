/** A reading while the log goes on: what comes later may still explain it. */
import type { LogCpu, LogReading } from '../protocol/log-reading.ts';
import { readPir, type Processor } from './registers/pir.ts';
import { logFields } from './registers/index.ts';
import {
  hexOf,
  NOTHING_AROUND,
  setFields,
  type Around,
  type Register,
} from './registers/register.ts';
import { stateWords } from './registers/terms.ts';
import { isValid, stateOf, tfmr } from './registers/tfmr.ts';
import { logTime, type Stamp } from './stamp.ts';

export interface Draft {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** The name where there is no register of that name in the tables. */
  readonly name: string | null;
  readonly register: Register | null;
  readonly value: bigint | null;
  /** Hexadecimal digits of a value without a register. */
  readonly digits: number;
  readonly stamp: Stamp | null;
  /** It tells of a load of the TB that failed. */
  readonly isOfLoad: boolean;
  /** It tells that Linux has given up after it. */
  readonly isGivenUp: boolean;
  /** Said before what the value says: why it is taken for one of this register. */
  readonly intro: readonly string[];
  /** Its stamp is so many ticks, a multiple of 2^24, before that of its neighbours. */
  away: { readonly gap: bigint; readonly isKernel: boolean } | null;
  around: Around;
  /** As the log has it; taken apart at the end, when the processor may be known. */
  pir: number | null;
  /** Where the log itself tells the parts. */
  cpu: LogCpu | null;
  readonly sentences: string[];
}

export interface Start {
  readonly line: number;
  readonly column: number;
  readonly name?: string | null;
  readonly register?: Register | null;
  readonly value?: bigint | null;
  readonly digits?: number;
  readonly stamp: Stamp | null;
  readonly isOfLoad?: boolean;
  readonly isGivenUp?: boolean;
  readonly intro?: readonly string[];
  readonly pir?: number | null;
  readonly cpu?: LogCpu | null;
  readonly sentences?: readonly string[];
}

export const draft = (start: Start): Draft => ({
  name: null,
  register: null,
  value: null,
  digits: 16,
  isOfLoad: false,
  isGivenUp: false,
  intro: [],
  pir: null,
  cpu: null,
  ...start,
  away: null,
  around: NOTHING_AROUND,
  sentences: [...(start.sentences ?? [])],
});

/** `processor`: of whose machine the log is, where it says so. */
export function finished(one: Draft, processor: Processor | null): LogReading {
  const { register, value, stamp } = one;
  const pir = one.pir === null ? null : readPir(one.pir, processor);
  const isTfmr = register === tfmr && value !== null;
  return {
    source: { line: one.line, column: one.column },
    register: register?.name ?? one.name,
    value: value === null ? null : hexOf(value, register?.digits ?? one.digits),
    cpu: one.cpu ?? pir?.cpu ?? null,
    time: stamp === null ? null : logTime(stamp),
    fields: register === null || value === null ? [] : logFields(register, value),
    errors:
      register === null || value === null
        ? []
        : setFields(register.fields, value)
            .filter(({ alarm }) => alarm)
            .map(({ name }) => name),
    tbState: isTfmr ? stateWords(stateOf(value)) : null,
    tbValid: isTfmr ? isValid(value) : null,
    sentences: [
      ...one.intro,
      ...(register === null || value === null ? [] : register.says(value, one.around)),
      ...(pir?.sentences ?? []),
      ...one.sentences,
    ],
    scenario: null,
  };
}
