/** What a log has said so far, as far as later lines need it; bounded, whatever comes. */
import { draft, type Draft, type Start } from './draft.ts';
import type { Processor } from './registers/pir.ts';
import { stampAt, type Stamp } from './stamp.ts';

/** More readings than a kernel's log buffer can hold; the rest is counted. */
export const MAX_READINGS = 5000;

/** Characters of a line that are kept. */
const MAX_TEXT = 240;

/** A line of the log, or a piece of one that is longer than any line that a machine prints. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Characters of the line before this piece. */
  readonly offset: number;
  readonly stamps: readonly Stamp[];
}

/** A thread that gave up on another in a rendezvous of firmware. */
export interface Timeout {
  readonly draft: Draft;
  readonly thread: number;
  readonly word: bigint | null;
}

/** Something that was written to a chip to make an error. */
export interface Injection {
  readonly line: number;
  readonly address: number;
  /** Name of the field of TFMR that answers it; null for none that is known. */
  readonly answer: string | null;
}

/** A line that firmware or Linux has printed, as far as a run may print it. */
export interface PrintedLine {
  readonly line: number;
  readonly index: number;
  readonly stamp: Stamp | null;
  /** As the model calls it; null for one that no run prints. */
  readonly kind: string | null;
  /** Why none does. */
  readonly why?: string;
  /** Of a report: whether it says that it was recovered from, and the bit of HMER that it is about. */
  readonly isRecovered?: boolean;
  readonly about?: number;
}

/** A place of a line, where a reading stands. */
export type At = Omit<Start, 'line' | 'column' | 'stamp'>;

export class Notes {
  readonly drafts: Draft[] = [];
  readonly timeouts: Timeout[] = [];
  readonly printed: PrintedLine[] = [];
  injection: Injection | null = null;
  /** Lines that would have said something, after there were too many. */
  unread = 0;
  processor: Processor | null = null;
  /** Which Linux has printed it: one before 4.8, or not. */
  kernel: 'pre-fix' | 'v4.8' | null = null;
  /** Lines with a reading, as they were printed, by their number; cut where they are long. */
  readonly texts = new Map<number, string>();
  /** The report of Linux or the line of skiboot that the next values may belong to. */
  report: { readonly line: number; readonly isTimer: boolean } | null = null;
  /** What an access has returned, and where that stood. */
  returned: { readonly line: number; readonly code: number } | null = null;

  get isFull(): boolean {
    return this.drafts.length >= MAX_READINGS;
  }

  add(line: Line, index: number, at: At): Draft {
    const one = draft({
      line: line.number,
      column: line.offset + index + 1,
      stamp: stampAt(line.stamps, index),
      ...at,
    });
    if (this.isFull) this.unread++;
    else {
      this.drafts.push(one);
      this.#keepText(line, index);
    }
    return one;
  }

  /** A line that a run may print. */
  print(line: Line, index: number, what: Omit<PrintedLine, 'line' | 'index' | 'stamp'>): void {
    if (this.isFull || this.printed.length >= MAX_READINGS) return;
    const stamp = stampAt(line.stamps, index);
    this.printed.push({ line: line.number, index, stamp, ...what });
    this.#keepText(line, index);
  }

  #keepText({ number, text }: Line, index: number): void {
    if (this.texts.has(number)) return;
    const from = index < MAX_TEXT ? 0 : index - MAX_TEXT / 2;
    this.texts.set(number, text.slice(from, from + MAX_TEXT));
  }

  /** The latest of a register, not more than so many lines before. */
  latest(name: string, line: Line, lines: number): Draft | null {
    for (let i = this.drafts.length - 1; i >= 0; i--) {
      const one = this.drafts[i];
      if (one === undefined || one.line < line.number - lines) return null;
      if (one.register?.name === name) return one;
    }
    return null;
  }

  /** Of an evidence for both, the first counts. */
  isOf(processor: Processor): void {
    this.processor ??= processor;
  }
}
