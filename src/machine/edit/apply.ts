/**
 * Makes what-if edits, one after the other, on a program as data: whoever assembles, lists, searches or
 * exports it afterwards need not know that it was edited. All of them are made, or none.
 */
import { nearest } from '../../base/nearest.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Cell } from '../cell.ts';
import { buildCode } from '../control-flow.ts';
import type { Program } from '../program.ts';
import type { LineEdit, LineStatement, Statement } from '../statement.ts';
import { whatIsWrong } from './check.ts';
import { DONE, type Edit, type EditRefusal } from './edit.ts';
import { force } from './force.ts';
import { locateAll, type Located } from './locate.ts';
import { move } from './move.ts';
import { skip, skipJump } from './skip.ts';
import { split } from './split.ts';
import { mapFunctions, named, nextInRow, notesOf, replace } from './tree.ts';

export function applyEdits(program: Program, edits: readonly Edit[]): Result<Program, EditRefusal> {
  if (edits.length === 0) return ok(program);
  let edited = named(program, buildCode(program));
  const before = new Map<string, number>();
  for (const [index, edit] of edits.entries()) {
    const made = apply(edited, edits, index, before.get(edit.at) ?? null);
    if (!made.ok) return fail({ index, sentence: `edits[${String(index)}]: ${made.error}` });
    edited = made.value;
    before.set(edit.at, index);
  }
  return ok(edited);
}

/** `earlier`: the last edit of the same line; null for none. */
function apply(
  program: Program,
  edits: readonly Edit[],
  index: number,
  earlier: number | null,
): Result<Program, string> {
  const edit = edits[index]!;
  const lines = locateAll(program);
  const at = lines.get(edit.at);
  if (at === undefined) return fail(unknown(edit.at, lines));
  const goesOn = earlier !== null && edit.kind === 'move' && edits[earlier]?.kind === 'move';
  const by = at.struckBy ?? (goesOn ? null : earlier);
  if (by !== null)
    return fail(`${at.id} was ${DONE[edits[by]!.kind]} by edits[${String(by)}] already`);
  const made =
    edit.kind === 'move'
      ? moved(program, edit, at, lines, index)
      : replaced(program, edit, at, index);
  if (!made.ok) return fail(`${at.id} ${made.error}`);
  const wrong = whatIsWrong(made.value);
  return wrong === null ? made : fail(`${at.id} cannot be ${DONE[edit.kind]}: ${wrong}`);
}

function unknown(id: string, lines: ReadonlyMap<string, Located>): string {
  const guess = nearest(id, [...lines.keys()]);
  return `there is no line ${id}${guess === null ? '' : `; did you mean ${guess}?`}`;
}

function replaced(
  program: Program,
  edit: Exclude<Edit, { readonly kind: 'move' }>,
  { func: { name, body }, statement, between }: Located,
  by: number,
): Result<Program, string> {
  const isGlued = (s: LineStatement | undefined) => s !== undefined && notesOf(s).glued === true;
  if (!between && (isGlued(statement) || isGlued(nextInRow(body, statement.name))))
    return fail(`cannot be ${DONE[edit.kind]}: the hardware decides something together with it`);
  const refused = inPlace(statement, between, edit, by);
  if (!refused.ok) return refused;
  const added = new Set<Cell>();
  const edited = mapFunctions(program, (func) => {
    if (func.name !== name) return func;
    const body = replace(func.body, statement.name, (s) => {
      const made = inPlace(s, between, edit, by);
      if (edit.kind === 'split' && s.kind === 'op')
        for (const cell of s.options.parts?.temporaries ?? []) added.add(cell);
      return made.ok ? made.value : [s];
    });
    return { ...func, body };
  });
  const cells = new Set([...program.cells, ...added]);
  return ok({ ...edited, cells: [...cells] });
}

/** What stands in the place of the statement afterwards. */
function inPlace(
  s: LineStatement,
  between: boolean,
  edit: Exclude<Edit, { readonly kind: 'move' }>,
  by: number,
): Result<readonly Statement[], string> {
  const mark: LineEdit = { kind: edit.kind, sign: '-', note: DONE[edit.kind], by };
  if (between) {
    if (edit.kind === 'skip' && s.kind === 'branch') return skipJump(s, mark);
    return fail(`cannot be ${DONE[edit.kind]}: it only parts the two ways of a branch`);
  }
  switch (edit.kind) {
    case 'skip':
      return skip(s, mark);
    case 'split':
      return split(s, mark);
    case 'force':
      return force(s, edit.value, { ...mark, note: `forced: always ${String(edit.value)}` });
  }
}

function moved(
  program: Program,
  edit: Extract<Edit, { readonly kind: 'move' }>,
  at: Located,
  lines: ReadonlyMap<string, Located>,
  by: number,
): Result<Program, string> {
  const before = lines.get(edit.before);
  if (before === undefined) return fail(`cannot be moved there: ${unknown(edit.before, lines)}`);
  if (before.func.name !== at.func.name)
    return fail(`cannot be moved before ${before.id}: that is another function`);
  if (at.between || before.between)
    return fail('cannot be moved: a line that parts the two ways of a branch stays with them');
  const note = `moved before ${lineText(before.statement)}`;
  const mark: LineEdit = { kind: 'move', sign: '-', note, by };
  const refused = move(at.func.body, at.statement, before.statement, mark);
  if (!refused.ok) return refused;
  return ok(
    mapFunctions(program, (func) => {
      if (func.name !== at.func.name) return func;
      const made = move(func.body, at.statement, before.statement, mark);
      return made.ok ? { ...func, body: made.value } : func;
    }),
  );
}

function lineText(s: LineStatement): string {
  return `${'label' in s ? s.label : ''} ${s.text}`.trimStart();
}
