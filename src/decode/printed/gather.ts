/** Lines that were printed, with their values: several lines of one report of Linux are one. */
import { PRINTED } from '../../models/power8/prints.ts';
import type { Draft } from '../draft.ts';
import type { Notes, PrintedLine } from '../notes.ts';
import { hmer } from '../registers/hmer.ts';
import { readPir, type Processor } from '../registers/pir.ts';
import { tfmr } from '../registers/tfmr.ts';
import type { Stamp } from '../stamp.ts';

export interface Gathered {
  readonly lines: readonly number[];
  /** null for one that no run prints. */
  readonly kind: string | null;
  readonly why: string;
  readonly hmer: bigint | null;
  readonly tfmr: bigint | null;
  /** Of a report. */
  readonly isRecovered: boolean | null;
  readonly about: number | null;
  /** Of its first line. */
  readonly stamp: Stamp | null;
  readonly cpu: {
    readonly chip: number;
    readonly core: number;
    readonly thread: number | null;
  } | null;
}

/** A report has no more lines. */
const REPORT_LINES = 12;
/** Values as Linux prints them, a line each. */
const OF_LINUX = /^[>|\s]*(?:<\d>)?\s*(?:\[[^\]]*\]\s*)*(?:HMER|TFMR):\s?[0-9a-f]{16}\s*$/i;

type Part = { -readonly [Key in keyof Gathered]: Gathered[Key] } & { readonly lines: number[] };

export function gathered(drafts: readonly Draft[], notes: Notes): Gathered[] {
  const all: Part[] = [];
  let report: Part | null = null;
  for (const { line, printed, values } of byLine(drafts, notes)) {
    for (const one of printed) {
      const part = partOf(one);
      const isMore = one.kind === PRINTED.report && one.about !== undefined;
      if (isMore && report !== null && report.about === null && isNear(report, line)) {
        report.about = part.about;
        report.lines.push(line);
        continue;
      }
      const last = all.at(-1);
      // Linux says it once more on its way down, firmware too.
      if (one.kind === PRINTED.reboot && last?.kind === PRINTED.reboot) last.lines.push(line);
      else all.push(part);
      if (one.kind === PRINTED.report) report = part;
    }
    const own = printed.some(({ kind }) => kind !== PRINTED.report) ? all.at(-1) : undefined;
    for (const draft of values) {
      if (own !== undefined) setValue(own, draft, notes.processor);
      else if (OF_LINUX.test(notes.texts.get(line) ?? '')) {
        if (report === null || !isNear(report, line) || has(report, draft)) {
          report = partOf({ line, index: 0, stamp: draft.stamp, kind: PRINTED.report });
          all.push(report);
        }
        if (report.lines.at(-1) !== line) report.lines.push(line);
        setValue(report, draft, notes.processor);
      }
    }
  }
  return all;
}

const isNear = (report: Part, line: number): boolean =>
  line - (report.lines[0] ?? line) <= REPORT_LINES;

const has = (part: Part, { register }: Draft): boolean =>
  (register === hmer ? part.hmer : part.tfmr) !== null;

const partOf = ({ line, kind, stamp, why = '', isRecovered, about }: PrintedLine): Part => ({
  lines: [line],
  kind,
  why,
  hmer: null,
  tfmr: null,
  isRecovered: isRecovered ?? null,
  about: about ?? null,
  stamp,
  cpu: null,
});

function setValue(part: Part, draft: Draft, processor: Processor | null): void {
  const { register, value } = draft;
  if (register === hmer) part.hmer ??= value;
  if (register === tfmr) part.tfmr ??= value;
  const cpu = draft.cpu ?? (draft.pir === null ? null : readPir(draft.pir, processor).cpu);
  if (cpu === null || cpu.chip === null || cpu.core === null) return;
  part.cpu ??= { chip: cpu.chip, core: cpu.core, thread: cpu.thread };
}

interface LineOfLog {
  readonly line: number;
  readonly printed: readonly PrintedLine[];
  readonly values: readonly Draft[];
}

function byLine(drafts: readonly Draft[], { printed }: Notes): LineOfLog[] {
  const numbers = new Set([...drafts, ...printed].map(({ line }) => line));
  const printedOf = grouped(printed);
  const draftsOf = grouped(drafts);
  return [...numbers]
    .sort((a, b) => a - b)
    .map((line) => ({
      line,
      printed: printedOf.get(line) ?? [],
      values: draftsOf.get(line) ?? [],
    }));
}

function grouped<One extends { readonly line: number }>(all: readonly One[]): Map<number, One[]> {
  const groups = new Map<number, One[]>();
  for (const one of all) {
    const group = groups.get(one.line);
    if (group === undefined) groups.set(one.line, [one]);
    else group.push(one);
  }
  return groups;
}
