/** Which edits each line of a program is open to: what a menu beside the line may offer. */
import type { Code } from '../code.ts';
import type { Program } from '../program.ts';
import type { Func, LineStatement, Statement } from '../statement.ts';
import type { Edit } from './edit.ts';
import { feeds, isComeBackTo, returns } from './order.ts';
import { inRow, listsIn, notesOf } from './tree.ts';

export interface Offer {
  readonly skip: boolean;
  readonly split: boolean;
  readonly force: boolean;
  /** Exchanges the line with the one before it; null where that makes no sense. */
  readonly up: Move | null;
  /** Exchanges the line with the one after it. */
  readonly down: Move | null;
}

type Move = Pick<Extract<Edit, { readonly kind: 'move' }>, 'at' | 'before'>;

const NOTHING: Offer = { skip: false, split: false, force: false, up: null, down: null };

/** By line. */
export function offersOf(program: Program, { lines, lineOf, betweenOf }: Code): readonly Offer[] {
  const offers = lines.map(() => NOTHING);
  const visited = new Set<string>();
  const idOf = (s: LineStatement): string => lines[lineOf.get(s)!]!.id;

  const visit = (func: Func): void => {
    if (visited.has(func.name)) return;
    visited.add(func.name);
    visitRow(func.body, false);
  };
  /** `goesOn`: something comes after the list, so that control may reach its end. */
  const visitRow = (list: readonly Statement[], goesOn: boolean): void => {
    const row = inRow(list);
    row.forEach((s, i) => {
      const followed = goesOn || i + 1 < row.length;
      offers[lineOf.get(s)!] = offerOf(s, row, i, followed);
      for (const inner of listsIn(s)) visitRow(inner, followed);
      if (s.kind === 'call') visit(s.callee);
      if (s.kind !== 'branch' || s.between.jump === null || s.edit !== undefined) return;
      const between = betweenOf.get(s);
      if (between !== undefined) offers[between] = { ...NOTHING, skip: true };
    });
  };
  const offerOf = (
    s: LineStatement,
    row: readonly LineStatement[],
    i: number,
    followed: boolean,
  ): Offer => {
    const isGlued = [s, row[i + 1]].some((x) => x !== undefined && notesOf(x).glued === true);
    if (isGlued || isRest(s)) return NOTHING;
    const moves = { up: upOf(row, i), down: downOf(row, i) };
    const skip = canSkip(s, followed);
    // What was edited is undone instead; but a move may go on, and parts are lines of their own.
    if (s.edit !== undefined) {
      if (s.edit.kind === 'move') return { ...NOTHING, ...moves };
      return s.edit.kind === 'split' ? { ...NOTHING, skip, ...moves } : NOTHING;
    }
    return {
      skip,
      split: s.kind === 'op' && s.options.parts !== undefined,
      force: s.kind === 'branch' && s.notes.needed === undefined,
      ...moves,
    };
  };
  const upOf = (row: readonly LineStatement[], i: number): Move | null => {
    const s = row[i]!;
    const previous = row[i - 1];
    if (previous === undefined || isRest(previous) || !canSwap(previous, s)) return null;
    // Nothing comes between a line and what is glued to it.
    if (notesOf(previous).glued === true) return null;
    return { at: idOf(s), before: idOf(previous) };
  };
  const downOf = (row: readonly LineStatement[], i: number): Move | null => {
    const s = row[i]!;
    const [next, afterNext] = [row[i + 1], row[i + 2]];
    if (next === undefined || isRest(next) || !canSwap(s, next)) return null;
    if (afterNext === undefined) return next.edit === undefined ? upOf(row, i + 1) : null;
    if (notesOf(afterNext).glued === true || isRest(afterNext)) return null;
    return { at: idOf(s), before: idOf(afterNext) };
  };

  for (const { code } of program.threads[0]?.routines ?? []) visit(code);
  return offers;
}

function isRest(s: LineStatement): boolean {
  return s.kind === 'op' && s.options.rest === true;
}

/** Whether the two may change places, as far as they alone can tell. */
function canSwap(first: LineStatement, second: LineStatement): boolean {
  return goesOn(first) && goesOn(second) && !feeds(first, second);
}

/** What comes after it in its row is reached. */
function goesOn(s: LineStatement): boolean {
  return returns([s]);
}

function canSkip(s: LineStatement, followed: boolean): boolean {
  if (notesOf(s).needed !== undefined) return false;
  switch (s.kind) {
    case 'op':
      return true;
    case 'goto':
      return followed || goesOn(s);
    case 'call':
      return (followed || goesOn(s)) && !isComeBackTo(s.callee.body);
    case 'loop':
      return true;
    case 'branch':
      return false;
  }
}
