/** What a reader of logs has found in a text, one entry for each value or line that it understands. */
import type { Printed } from './printing.ts';

export interface LogReading {
  /** Where it stands in the text; both count from 1. */
  readonly source: { readonly line: number; readonly column: number };
  /** Name of the register; null for a line that has none, or a value that may be anything. */
  readonly register: string | null;
  /** `0x` and as many digits as the register has; null where it cannot be told. */
  readonly value: string | null;
  readonly cpu: LogCpu | null;
  readonly time: LogTime | null;
  /** Most significant first, those that are 0 too. */
  readonly fields: readonly LogField[];
  /** Names of the fields that are set and report an error. */
  readonly errors: readonly string[];
  /** State of the clock that the register tells, number and name; null for none. */
  readonly tbState: string | null;
  /** Whether the register calls the clock valid; null where it does not say. */
  readonly tbValid: boolean | null;
  /** Each begins with how sure it is: `certain:`, `likely:`, `guess:`, or `no:` for what cannot be read. */
  readonly sentences: readonly string[];
  /** A link to a run that shows the same; null for none. */
  readonly scenario: string | null;
}

export interface LogField {
  readonly name: string;
  /** IBM bit numbers, `28:31`, `44`; the meaning has those from the least significant end. */
  readonly bits: string;
  readonly value: number;
  readonly meaning: string;
}

/** A thread, as far as the log names it. */
export interface LogCpu {
  /** As the log has it, hexadecimal; null where only its parts are told. */
  readonly pir: string | null;
  /** By whose rules the number was taken apart; null where the log itself tells the parts. */
  readonly processor: string | null;
  readonly chip: number | null;
  readonly core: number | null;
  readonly thread: number | null;
}

/** A stamp before a line. */
export interface LogTime {
  readonly seconds: number;
  /** Of the register that counts it, `0x` and sixteen digits; null for a clock of the kernel. */
  readonly ticks: string | null;
  /** The stamp as it was printed. */
  readonly text: string;
}

/** A run that reads like some of a log, or why there is none. */
export interface LogRun {
  /** The hash of its link; null for none. */
  readonly link: string | null;
  /** Of `LogReading`s: where it stands in the text what this is about, in order. */
  readonly lines: readonly number[];
  /** As those of a reading. */
  readonly sentences: readonly string[];
}

/** All that is found in a log. */
export interface LogAnswer {
  readonly readings: readonly LogReading[];
  /** In the order of the log, each once. */
  readonly runs: readonly LogRun[];
  /** What of it a run may print; null for nothing. */
  readonly printed: Printed | null;
  /** Lines of the log that were understood, by number; long ones are cut. */
  readonly texts: ReadonlyMap<number, string>;
}
