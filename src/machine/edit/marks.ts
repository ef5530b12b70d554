/** What became of a line, on the statements that an edit has to do with. */
import {
  isGroup,
  type LineEdit,
  type LineStatement,
  type Statement,
  type Tracked,
} from '../statement.ts';
import { withLists } from './tree.ts';

/** The statement, and all inside it that no edit has changed yet, with a mark. */
export function marked<S extends LineStatement>(s: S, edit: LineEdit): S {
  return tied(
    withLists(s, (list) => list.map((inner) => markedInside(inner, edit))),
    (tie) => ({
      ...tie,
      edit,
    }),
  );
}

function markedInside(s: Statement, edit: LineEdit): Statement {
  if (s.kind === 'struck') return s;
  if (isGroup(s)) return withLists(s, (list) => list.map((x) => markedInside(x, edit)));
  return s.edit === undefined ? marked(s, edit) : s;
}

/** What remains in the place that a statement had: its lines, under ids of their own. */
export function ghostOf(s: LineStatement, edit: LineEdit): Statement {
  return { kind: 'struck', body: ghosts([s], edit) };
}

function ghosts(list: readonly Statement[], edit: LineEdit): Statement[] {
  return list.flatMap((s): Statement[] => {
    // Whatever other edits have put there is not of the kernel.
    if (s.kind === 'struck') return [];
    if (isGroup(s)) return ghosts(s.body, edit);
    if (s.edit?.sign === '+') return [];
    const ghost = withLists(s, (inner) => ghosts(inner, edit));
    return [tied(ghost, ({ name = '' }) => ({ name: `${name}/was`, edit }))];
  });
}

/** The statement with its lines tied to something else: its own, and the one between its ways. */
function tied<S extends LineStatement>(s: S, tie: (to: Tracked) => Tracked): S;
function tied(s: LineStatement, tie: (to: Tracked) => Tracked): LineStatement {
  const own = { ...s, ...tie(s) };
  return own.kind === 'branch' ? { ...own, between: { ...own.between, ...tie(own.between) } } : own;
}
