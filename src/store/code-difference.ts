/**
 * The lines in which two programs differ, function by function, and the lines that only one of two runs has
 * come to. Programs of the same machine have functions of the same names.
 */
import { NONE } from '../protocol/trace.ts';
import type { LineInfo } from '../protocol/description.ts';
import type { Run } from './state.ts';

export interface CodeRow {
  /** Letter of the line, its depth and its text. */
  readonly label: string;
  readonly indent: number;
  readonly text: string;
  /** Whose program has it. */
  readonly of: 'here' | 'there' | 'both';
  /** Which run has come to it; null for a line that is none by itself, such as `else`. */
  readonly ranBy: 'here' | 'there' | 'both' | 'neither' | null;
}

export interface FunctionDifference {
  readonly name: string;
  /** Whose program has it. */
  readonly of: CodeRow['of'];
  readonly rows: readonly CodeRow[];
}

/**
 * Of functions that one of the runs has come to, those of both programs first; each stretch that differs with
 * the line before it.
 */
export function codeDifference(here: Run, there: Run): readonly FunctionDifference[] {
  const ran = { here: linesRun(here), there: linesRun(there) };
  const functions = { here: functionsOf(here, ran.here), there: functionsOf(there, ran.there) };
  const names = new Set([...functions.here.keys(), ...functions.there.keys()]);
  const all = [...names].flatMap((name): FunctionDifference[] => {
    const mine = functions.here.get(name) ?? [];
    const theirs = functions.there.get(name) ?? [];
    const rows = mergedRows(mine, theirs);
    const wasRun = [...mine, ...theirs].some(({ isRun }) => isRun);
    const shown = wasRun ? rows.filter((row, at) => differs(row) || isBefore(rows, at)) : [];
    const of = mine.length === 0 ? 'there' : theirs.length === 0 ? 'here' : 'both';
    return shown.length === 0 ? [] : [{ name, of, rows: shown }];
  });
  return all.toSorted((a, b) => Number(b.of === 'both') - Number(a.of === 'both'));
}

const isBefore = (rows: readonly CodeRow[], at: number): boolean => {
  const next = rows[at + 1];
  return next !== undefined && differs(next);
};

/** Whether the row is what differs, and not what stands before it. */
export function differs({ of, ranBy }: CodeRow): boolean {
  return of !== 'both' || ranBy === 'here' || ranBy === 'there';
}

interface Line {
  readonly info: LineInfo;
  readonly isRun: boolean;
}

/** By name: the lines that do something, as the program is. */
function functionsOf(
  { opened }: Run,
  ran: ReadonlySet<number>,
): ReadonlyMap<string, readonly Line[]> {
  const { functions, lines } = opened.description;
  return new Map(
    functions.map(({ name, lines: indices }) => [
      name,
      indices.flatMap((index) => {
        const info = lines[index];
        return info === undefined || info.edit?.sign === '-'
          ? []
          : [{ info, isRun: ran.has(index) }];
      }),
    ]),
  );
}

/** Lines, and the calls that led to them. */
function linesRun({ trace, opened }: Run): ReadonlySet<number> {
  const { instructions } = opened.description;
  const lines = new Set<number>();
  for (const instruction of new Set(trace.instruction.subarray(0, trace.length))) {
    const info = instruction === NONE ? undefined : instructions[instruction];
    if (info === undefined) continue;
    lines.add(info.line);
    for (const call of info.calls) lines.add(call);
  }
  return lines;
}

/** Both lists in one, in order: what they have in common once. */
function mergedRows(here: readonly Line[], there: readonly Line[]): readonly CodeRow[] {
  const common = commonLengths(here, there);
  const rows: CodeRow[] = [];
  let [i, j] = [0, 0];
  while (i < here.length || j < there.length) {
    const [mine, theirs] = [here[i], there[j]];
    if (mine !== undefined && theirs !== undefined && isSame(mine, theirs)) {
      rows.push(rowOf(mine, 'both', mine.isRun, theirs.isRun));
      i++;
      j++;
    } else if (
      mine !== undefined &&
      (theirs === undefined || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
    ) {
      rows.push(rowOf(mine, 'here', mine.isRun, false));
      i++;
    } else if (theirs !== undefined) {
      rows.push(rowOf(theirs, 'there', false, theirs.isRun));
      j++;
    }
  }
  return rows;
}

/** How many lines two ends of the lists have in common, by where they begin. */
function commonLengths(here: readonly Line[], there: readonly Line[]): readonly number[][] {
  const rows: number[][] = [new Array<number>(there.length + 1).fill(0)];
  for (const mine of here.toReversed()) {
    const [below = []] = rows;
    const row = [0];
    for (let j = there.length - 1; j >= 0; j--) {
      const theirs = there[j];
      const isCommon = theirs !== undefined && isSame(mine, theirs);
      const along = Math.max(below[j] ?? 0, row[0] ?? 0);
      row.unshift(isCommon ? (below[j + 1] ?? 0) + 1 : along);
    }
    rows.unshift(row);
  }
  return rows;
}

/** A line that stands deeper for a condition around it is the same line. */
const isSame = ({ info: a }: Line, { info: b }: Line): boolean => a.text === b.text;

function rowOf(
  { info: { label, indent, text, kind } }: Line,
  of: CodeRow['of'],
  byHere: boolean,
  byThere: boolean,
): CodeRow {
  const isStructure = kind === 'control' && label === '';
  const one = byHere ? 'here' : 'there';
  const ranBy = byHere && byThere ? 'both' : byHere || byThere ? one : 'neither';
  return { label, indent, text, of, ranBy: isStructure && ranBy === 'neither' ? null : ranBy };
}
