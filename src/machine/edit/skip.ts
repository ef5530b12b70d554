/**
 * Skips a line. An op or a wait stays a step, in which nothing happens and for which no time passes, as
 * if there were a `nop`: a wait goes on at once, and what the line would have loaded reads 0. A call
 * does not call, a loop has no round, and a jump falls through to what comes after it.
 */
import { clamp } from '../cell.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { set, type Branch, type LineEdit, type LineStatement, type Op } from '../statement.ts';
import type { Statement } from '../statement.ts';
import { marked } from './marks.ts';
import { isComeBackTo } from './order.ts';
import { notesOf } from './tree.ts';

/** What stands in the place of the line; or why it cannot be skipped. */
export function skip(s: LineStatement, edit: LineEdit): Result<readonly Statement[], string> {
  const { needed } = notesOf(s);
  if (needed !== undefined) return fail(`cannot be skipped: ${needed}`);
  switch (s.kind) {
    case 'op':
      if (s.options.rest === true)
        return fail(
          'cannot be skipped: a thread may stay there for ever, and is interrupted there',
        );
      return ok([nop(s, edit)]);
    case 'call':
      if (isComeBackTo(s.callee.body))
        return fail('cannot be skipped: threads come back into it from elsewhere');
      return ok([{ kind: 'struck', body: [marked(s, edit)] }]);
    case 'goto':
    case 'loop':
      return ok([{ kind: 'struck', body: [marked(s, edit)] }]);
    case 'branch':
      return fail('cannot be skipped: a condition can be forced, and the lines below it skipped');
  }
}

function nop(s: Op, edit: LineEdit): Op {
  const { why, added, instance, ghosts = [] } = s.options;
  const loaded = s.effects.filter((e) => e.cell.temporary && e.when === null);
  return {
    ...s,
    guard: null,
    effects: [...loaded.map(({ cell }) => set(cell, clamp(0, cell))), ...ghosts],
    options: {
      ...(why === undefined ? {} : { why }),
      ...(added === undefined ? {} : { added }),
      instance: `(skipped) ${instance ?? s.text}`,
      does: `skips \`${instance ?? s.text}\``,
      costTicks: 0,
      ghosts,
    },
    edit,
  };
}

/** Skips the jump at the end of a branch's first way: the second way follows on both. */
export function skipJump(s: Branch, edit: LineEdit): Result<readonly Statement[], string> {
  const { name, jump } = s.between;
  if (jump === null) return fail('cannot be skipped: it only parts the two ways of a branch');
  const line: Statement = {
    kind: 'goto',
    text: jump,
    routine: '',
    notes: s.notes.added === undefined ? {} : { added: s.notes.added },
    ...(name === undefined ? {} : { name }),
    edit,
  };
  const then: Statement[] = [...s.then, { kind: 'struck', body: [line] }];
  return ok([{ ...s, then, otherwise: [], between: { jump: null } }, ...s.otherwise]);
}
