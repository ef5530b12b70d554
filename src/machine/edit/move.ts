/**
 * Moves a line, with all that stands in it, before another one of the same function. Out of a branch
 * it is carried out whatever the condition; in a loop, in every round. It keeps the phase that the
 * function gives it. Both lines have the same function, and neither is taken out.
 */
import { defined } from '../../base/assert.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { isGroup, type LineEdit, type LineStatement, type Statement } from '../statement.ts';
import { ghostOf, marked } from './marks.ts';
import { listsIn, nextInRow, notesOf, replace, rowOf, withLists } from './tree.ts';

type List = readonly Statement[];

/** The body of the function afterwards; or why the line cannot go there. */
export function move(
  body: List,
  at: LineStatement,
  before: LineStatement,
  edit: LineEdit,
): Result<List, string> {
  const obstacle = obstacleTo(body, at, before);
  if (obstacle !== null) return fail(obstacle);
  const from = loopsAround(body, at.name) ?? [];
  const to = loopsAround(body, before.name) ?? [];
  if (from.some((name, depth) => to[depth] !== name))
    return fail('cannot be moved out of its loop: it is another op in every round');
  const moved = (list: List): List => moveIn(list, at.name, before.name, edit);
  const around = from.at(-1);
  const after =
    around === undefined ? moved(body) : replace(body, around, (s) => [withLists(s, moved)]);
  return rowOf(after, at.name).length > 0
    ? ok(after)
    : fail('cannot be moved there: that line is not run any more');
}

function obstacleTo(body: List, at: LineStatement, before: LineStatement): string | null {
  const rests = (s: LineStatement) => s.kind === 'op' && s.options.rest === true;
  const isGlued = (s: LineStatement | undefined) => s !== undefined && notesOf(s).glued === true;
  if (at.kind === 'goto') return 'cannot be moved: a jump can only be skipped';
  if (rests(at)) return 'cannot be moved: a thread may stay there for ever';
  if (isGlued(at) || isGlued(nextInRow(body, at.name)))
    return 'cannot be moved: the hardware decides something together with it';
  if (at.name === before.name) return 'cannot be moved before itself';
  if (rests(before)) return 'cannot be moved there: threads that rest come from elsewhere';
  if (isGlued(before))
    return 'cannot be moved there: nothing comes between a line and what is decided with it';
  if (rowOf([at], before.name).length > 0) return 'cannot be moved there: that is inside of it';
  if (nextInRow(body, at.name)?.name === before.name) return 'stands there already';
  return null;
}

/** Names of the loops around a statement, outermost first; null when it is not in the list. */
function loopsAround(list: List, name: string | undefined): readonly (string | undefined)[] | null {
  for (const s of list) {
    if (!isGroup(s) && s.name === name) return [];
    for (const inner of listsIn(s)) {
      const loops = loopsAround(inner, name);
      if (loops !== null) return s.kind === 'loop' ? [s.name, ...loops] : loops;
    }
  }
  return null;
}

function moveIn(
  list: List,
  at: string | undefined,
  before: string | undefined,
  edit: LineEdit,
): List {
  let found: LineStatement | undefined;
  const without = replace(list, at, (s) => {
    found = s;
    // A line that is moved again leaves no second gap.
    return s.edit?.sign === '+' ? [] : [ghostOf(s, edit)];
  });
  const moved = marked(defined(found, 'the line to be moved'), { ...edit, sign: '+' });
  const phase = phaseOf(list, at);
  const carried: Statement =
    phase === null || phase === phaseOf(list, before)
      ? moved
      : { kind: 'phase', phase, body: [moved] };
  return insert(without, before, carried);
}

/** The phase that the list gives a statement; null for none. */
function phaseOf(list: List, name: string | undefined): string | null {
  for (const s of list) {
    if (rowOf([s], name).length === 0) continue;
    for (const inner of listsIn(s)) {
      const phase = phaseOf(inner, name);
      if (phase !== null) return phase;
    }
    return s.kind === 'phase' ? s.phase : null;
  }
  return null;
}

function insert(list: List, before: string | undefined, what: Statement): List {
  return list.flatMap((s): List => {
    if (s.kind === 'struck')
      return s.body.some((x) => 'name' in x && x.name === before) ? [what, s] : [s];
    if (!isGroup(s) && s.name === before) return [what, s];
    return [withLists(s, (inner) => insert(inner, before, what))];
  });
}
